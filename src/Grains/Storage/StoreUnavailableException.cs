namespace Puffy.Grains.Storage;

/// <summary>A store does not answer now and may answer later: it is locked, full, restarted, or cut off.</summary>
/// <remarks>A type of its own, as a type travels from a silo to its clients whole.</remarks>
public sealed class StoreUnavailableException : StoreException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which store, what happened, and what to do, for a person.</param>
    /// <param name="innerException">What the storage engine or the operating system said.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
