using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Quality;

/// <summary>
/// What the data quality report needs to know of the accepted events, gathered journey by journey. Its size does not grow
/// with the events, only with the orders. Not safe for concurrent use.
/// </summary>
/// <param name="currency">The main currency, in which money is summed.</param>
public sealed class QualityProfile(Currency currency)
{
    private readonly long[] _hours = new long[24];
    private readonly List<OrderFacts> _orders = [];

    /// <summary>Accepted events by name.</summary>
    public ValueCounts EventNames { get; } = new();

    /// <summary>Accepted events by UTC hour of the day.</summary>
    public IReadOnlyList<long> Hours => _hours;

    /// <summary>Accepted events by the kind of device that their own user agent names.</summary>
    public Tally<DeviceKind, Count> Devices { get; } = new();

    /// <summary>Figures with bots in them, also where the analysis leaves them out.</summary>
    public TrafficTotals WithBots { get; private set; }

    /// <summary>Figures without the events of bots, also where the analysis takes them in.</summary>
    public TrafficTotals WithoutBots { get; private set; }

    /// <summary>Gaps between the consecutive events of a user that the analysis takes in.</summary>
    public GapCounts Gaps { get; } = new();

    /// <summary>Campaign tags of sessions.</summary>
    public CampaignTags Tags { get; } = new();

    /// <summary>Every order, in no particular order.</summary>
    public IReadOnlyList<OrderFacts> Orders => _orders;

    /// <summary>Counts a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        var hasBot = AddEvents(journey);
        AddTotals(journey, hasBot);
        AddGaps(journey);
        foreach (var session in journey.Sessions)
        {
            Tags.Add(session.Traffic, journey.Rules.Channels.Tags);
        }

        foreach (var order in journey.Orders)
        {
            _orders.Add(OrderFacts.Of(order));
        }
    }

    /// <summary>Adds what was gathered from other journeys.</summary>
    public void Merge(QualityProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var hour = 0; hour < _hours.Length; hour++)
        {
            _hours[hour] += other._hours[hour];
        }

        EventNames.Merge(other.EventNames);
        Devices.Merge(other.Devices);
        WithBots += other.WithBots;
        WithoutBots += other.WithoutBots;
        Gaps.Merge(other.Gaps);
        Tags.Merge(other.Tags);
        _orders.AddRange(other._orders);
    }

    /// <returns>Whether any event comes from a bot.</returns>
    private bool AddEvents(Journey journey)
    {
        var (agent, kind, hasBot) = ((string?)null, DeviceKind.Unknown, false);
        foreach (var item in journey.Events)
        {
            // A user nearly always has one user agent: the same text is not looked up again.
            if (!string.Equals(item.UserAgent, agent, StringComparison.Ordinal))
            {
                agent = item.UserAgent;
                kind = journey.Rules.Devices.Parse(agent).Kind;
                hasBot |= kind == DeviceKind.Bot;
            }

            EventNames.Add(item.Name);
            _hours[item.Timestamp.Hour]++;
            Devices.Add(kind, new Count(1));
        }

        return hasBot;
    }

    /// <summary>A journey with bots is computed both ways, as leaving them out also moves sessions and repeats of orders.</summary>
    private void AddTotals(Journey journey, bool hasBot)
    {
        var totals = TrafficTotals.Of(journey, currency);
        var without = journey.Rules.Options.ExcludeBots;
        var other = hasBot
            ? TrafficTotals.Of(Journey.Of(journey.UserId, [.. journey.Events], journey.Rules, excludeBots: !without), currency)
            : totals;
        WithBots += without ? other : totals;
        WithoutBots += without ? totals : other;
    }

    private void AddGaps(Journey journey)
    {
        Event? previous = null;
        foreach (var session in journey.Sessions)
        {
            foreach (var item in session.Events)
            {
                if (previous is not null)
                {
                    Gaps.Add(item.Timestamp - previous.Timestamp);
                }

                previous = item;
            }
        }
    }
}
