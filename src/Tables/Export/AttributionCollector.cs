using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Rollups;

namespace Puffy.Tables.Export;

/// <summary>Gathers what attribution needs of journeys, and attributes the orders once all journeys are in. Not safe for concurrent use.</summary>
internal sealed class AttributionCollector
{
    private readonly List<AttributedOrder> _orders = [];
    private readonly List<Trail> _trails = [];

    /// <summary>Visits and credits by channel, under every model once the orders are attributed.</summary>
    public ChannelRollup Channels { get; } = new();

    /// <summary>Paths to orders and to none.</summary>
    public PathRollup Paths { get; } = new();

    /// <summary>Identity keys of users; none in a store without identity.</summary>
    public IdentityRollup Identity { get; } = new();

    /// <summary>Every order with its touchpoints.</summary>
    public IReadOnlyList<AttributedOrder> Orders => _orders;

    /// <summary>Users with at least one session.</summary>
    public long Users { get; private set; }

    /// <summary>Adds a journey.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        Channels.Add(journey, sign: 1);
        Paths.Add(journey, sign: 1);
        Users += journey.Sessions.Count > 0 ? 1 : 0;
        _orders.AddRange(journey.Paths.Orders);
        if (journey.IdentityKeys.Count > 0)
        {
            Identity.Add(journey, sign: 1);
            _trails.Add(Trail.Of(journey));
        }
    }

    /// <summary>Adds what was gathered of other journeys.</summary>
    public void Merge(AttributionCollector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Channels.Merge(other.Channels);
        Paths.Merge(other.Paths);
        Identity.Merge(other.Identity);
        Users += other.Users;
        _orders.AddRange(other._orders);
        _trails.AddRange(other._trails);
    }

    /// <summary>Finds persons, and attributes the orders under all models. Call it once, when all journeys are in.</summary>
    /// <param name="options">The options under which the journeys were computed.</param>
    /// <param name="models">The models that are asked for.</param>
    public AttributionFigures Attribute(AnalysisOptions options, IReadOnlyList<AttributionModel> models)
    {
        ArgumentNullException.ThrowIfNull(options);
        var trails = _trails.ToDictionary(trail => trail.UserId, StringComparer.Ordinal);
        var persons = new PersonIndex([.. IdentityGraph.Groups(Identity.Edges).Select(group => Person.Of(group.Users.Select(user => trails[user]), options.Lookback))]);
        PersonCredits.Move(Channels, Paths, persons.Persons);
        for (var at = 0; at < _orders.Count; at++)
        {
            _orders[at] = persons.Of(_orders[at]);
        }

        return AttributionFigures.From(Channels, Paths, models, options.ShapleyPrior) with { Persons = persons };
    }
}
