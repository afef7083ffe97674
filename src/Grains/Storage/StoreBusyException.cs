namespace Puffy.Grains.Storage;

/// <summary>So many rows wait to be written that the store takes no more at this moment. Nothing of the call was written.</summary>
public sealed class StoreBusyException : StoreException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which store, how many rows wait, and what to do, for a person.</param>
    public StoreBusyException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
