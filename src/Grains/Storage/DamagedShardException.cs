using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>A scan of a shard does not give the journeys that the store has counted. The message says what is missing and what to do.</summary>
[GenerateSerializer, Alias("puffy.DamagedShardException")]
public sealed class DamagedShardException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The whole message, for a person.</param>
    public DamagedShardException(string message)
        : base(message)
    {
    }
}
