using Puffy.Analytics;

namespace Puffy.Grains.Keys;

/// <summary>A key can't be made or revoked. The message says why, and what to do.</summary>
[GenerateSerializer, Alias("puffy.KeyException")]
public sealed class KeyException : PuffyException
{
    /// <summary>Creates the error.</summary>
    public KeyException(string message)
        : base(message)
    {
    }
}
