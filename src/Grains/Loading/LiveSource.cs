using Puffy.Analytics.Intake;

namespace Puffy.Grains.Loading;

/// <summary>What sends events live, in an hour.</summary>
/// <param name="Key">The name of the write key under which the events come; never the key itself, which is a secret.</param>
/// <param name="Hour">The hour in which they arrive: UTC, its first moment.</param>
/// <param name="Silo">
/// The silo that takes them, and which of its starts: a silo that starts again is another one, so that its row numbers can begin at 1.
/// </param>
[GenerateSerializer, Immutable, Alias("puffy.LiveSender")]
public sealed record LiveSender(string Key, DateTime Hour, string Silo)
{
    /// <summary>The sender of an event that arrives now.</summary>
    /// <param name="key">The name of the write key.</param>
    /// <param name="arrival">When the event arrives, UTC.</param>
    /// <param name="silo">The silo and its start.</param>
    public static LiveSender At(string key, DateTime arrival, string silo) => new(key, arrival.Date.AddHours(arrival.Hour), silo);
}

/// <summary>A live sender with its number. Its rows are counted where they are: in journeys and in quarantine.</summary>
/// <param name="Id">The number, from the same series as that of files.</param>
/// <param name="Sender">The sender.</param>
[GenerateSerializer, Immutable, Alias("puffy.LiveSource")]
public sealed record LiveSource(int Id, LiveSender Sender)
{
    /// <summary>The name that stands where files have theirs, such as <c>live/web/2025-03-01T14Z/silo-1@17</c>.</summary>
    public string Name => LiveSourceName.Of(Sender.Key, Sender.Hour, Sender.Silo);

    /// <summary>The first day whose events had their times corrected, as their sender's clock was wrong; null where none had.</summary>
    [Id(0)]
    public DateOnly? ClockCorrectedFrom { get; init; }

    /// <summary>What was found about the sources of a key.</summary>
    public static IReadOnlyList<Finding> FindingsOf(IEnumerable<LiveSource> sources) => sources.Min(source => source.ClockCorrectedFrom) is { } day
        ? [new Finding(FindingKinds.ClockCorrected, Column.Timestamp.Name(), day, "the sender's clock was off by more than 10 minutes; times were corrected by whole minutes")]
        : [];
}
