using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>A stored journey can't be read. The message names its user and what is wrong with it.</summary>
[GenerateSerializer, Alias("puffy.DamagedJourneyException")]
public sealed class DamagedJourneyException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The whole message, for a person.</param>
    public DamagedJourneyException(string message)
        : base(message)
    {
    }
}
