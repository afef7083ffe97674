namespace Puffy.Grains.Storage;

/// <summary>A store could not be opened, read or written. The message names the store's file and says what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which store, what happened, and what to do, for a person.</param>
    /// <param name="innerException">What the storage engine or the operating system said.</param>
    public StoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
