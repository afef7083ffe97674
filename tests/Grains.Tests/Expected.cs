using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Grains.Tests;

/// <summary>What journeys and rollups must be, computed from a set of events without any grain.</summary>
internal sealed class Expected
{
    private static readonly AnalysisRules BuiltInRules = new(new AnalysisOptions());

    public SortedDictionary<string, Event[]> Journeys { get; } = new(StringComparer.Ordinal);

    public RollupSet Rollups { get; } = new();

    public ChannelRollup Channels => Rollups.Get<ChannelRollup>();

    public FunnelRollup Funnel => Rollups.Get<FunnelRollup>();

    public MonitoringRollup Monitoring => Rollups.Get<MonitoringRollup>();

    public static Expected Of(IEnumerable<Visit> visits, AnalysisOptions? options = null)
    {
        var expected = new Expected();
        foreach (var user in visits.GroupBy(visit => visit.UserId, visit => visit.Event))
        {
            var log = new EventLog();
            foreach (var item in user)
            {
                log.Add(item);
            }

            expected.Add(user.Key, log.ToArray(), options is null ? BuiltInRules : new AnalysisRules(options));
        }

        return expected;
    }

    /// <summary>Adds the journey of a user.</summary>
    public void Add(string userId, Event[] events, AnalysisRules? rules = null)
    {
        var journey = Journey.Of(userId, events, rules ?? BuiltInRules);
        Rollups.Replace(before: null, after: journey);

        // Where an event was first accepted is the one thing that depends on arrival.
        Journeys.Add(userId, [.. events.Select(item => item with { Source = default })]);
    }
}
