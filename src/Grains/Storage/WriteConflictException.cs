using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>Another writer changed a journey at the same time, again and again. Nothing was written; the call may be repeated.</summary>
[GenerateSerializer, Alias("puffy.WriteConflictException")]
internal sealed class WriteConflictException : PuffyException
{
    /// <summary>Creates the error.</summary>
    public WriteConflictException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
