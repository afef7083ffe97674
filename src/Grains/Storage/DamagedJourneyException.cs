using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>A stored journey can't be read. The message names its user and what is wrong with it.</summary>
[GenerateSerializer, Alias("puffy.DamagedJourneyException")]
internal sealed class DamagedJourneyException : PuffyException
{
    /// <summary>Creates the error.</summary>
    public DamagedJourneyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
