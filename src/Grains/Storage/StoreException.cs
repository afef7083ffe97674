using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>A store could not be opened, read or written. The message names the store and says what to do.</summary>
public class StoreException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which store, what happened, and what to do, for a person.</param>
    /// <param name="innerException">What the storage engine or the operating system said.</param>
    public StoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
