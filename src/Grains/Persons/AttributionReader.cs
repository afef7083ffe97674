using System.Collections.Immutable;
using Puffy.Analytics;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Rollups;
using Puffy.Facts.Scans;
using Puffy.Grains.Identities;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Persons;

/// <summary>
/// Asks who earned the orders: the rollups of all shards, corrected by the persons that are found at this moment. Only the journeys of
/// users who are one person with others are read.
/// </summary>
/// <param name="grains">Where grains are found.</param>
/// <param name="shards">The number of shards.</param>
/// <param name="rules">The rules in force.</param>
public sealed class AttributionReader(IGrainFactory grains, int shards, AnalysisRules rules)
{
    private readonly Figures _figures = new(grains, shards);

    /// <summary>Visits by channel and credit under every model. Data-driven models learn from all days, whichever day is asked for.</summary>
    /// <param name="day">The only UTC day of visits and orders; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AttributionFigures> ReadAsync(DateOnly? day, CancellationToken cancellationToken = default)
    {
        var (reading, finding) = (_figures.ChannelsAsync(day, cancellationToken), FindPersonsAsync(cancellationToken));
        var (paths, through) = await _figures.PathsAsync(cancellationToken);
        var (channels, persons) = (await reading, await finding);
        PersonCredits.Move(channels, paths, persons, day);
        return AttributionFigures.From(channels, paths, AttributionModelNames.All, rules.Options.ShapleyPrior, day) with
        {
            Through = through,
            Persons = new PersonIndex(persons),
        };
    }

    /// <summary>For each shard, what credits under a model depend on besides its own journeys; null where these are enough.</summary>
    /// <exception cref="InvalidInputException">The model can't be computed.</exception>
    public async Task<IReadOnlyList<CreditsElsewhere>?> ReadCreditsElsewhereAsync(AttributionModel model, CancellationToken cancellationToken = default)
    {
        if (!model.IsDataDriven() && rules.Options.Identity == IdentityKind.None)
        {
            return null;
        }

        var persons = await FindPersonsAsync(cancellationToken);
        var weights = model.IsDataDriven() ? await LearnAsync(model, persons, cancellationToken) : null;
        var joined = persons.SelectMany(person => person.Trails).Select(trail => trail.UserId).ToLookup(user => Sharding.ShardOf(user, shards));
        var given = persons.SelectMany(person => person.Paths.Orders).SelectMany(order => Credits(order)).ToLookup(credit => Sharding.ShardOf(credit.UserId, shards));
        return [.. Enumerable.Range(0, shards).Select(shard => new CreditsElsewhere(weights, [.. joined[shard]], [.. given[shard]]))];

        IEnumerable<GivenCredit> Credits(AttributedOrder order) => (weights?.Credits(order.Money, order.Path) ?? order.Credits(model)).Select(credit => new GivenCredit(
            order.Touchpoints[credit.Position].UserId,
            Milliseconds(order.Touchpoints[credit.Position].TouchedAt),
            Milliseconds(order.OrderedAt),
            credit.Weight,
            order.Money with { Amount = credit.Revenue }));
    }

    /// <summary>The users with at least one of these keys, in ordinal order. A user who gave a key with an identify counts once one of their events has come.</summary>
    public async Task<IReadOnlyList<string>> UsersOfAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken = default)
    {
        var (edges, _) = await ReadEdgesAsync(cancellationToken);
        return [.. edges.Where(edge => keys.Contains(edge.Key)).Select(edge => edge.User).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private async Task<PathWeights> LearnAsync(AttributionModel model, IReadOnlyList<Person> persons, CancellationToken cancellationToken)
    {
        var (paths, _) = await _figures.PathsAsync(cancellationToken);
        PersonCredits.Move(paths, persons);
        return PathLearning.WeightsOf(paths, model, rules.Options.ShapleyPrior);
    }

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time).ToUnixTimeMilliseconds();

    /// <summary>The persons of several users; none in a store without identity.</summary>
    private async Task<IReadOnlyList<Person>> FindPersonsAsync(CancellationToken cancellationToken)
    {
        if (rules.Options.Identity == IdentityKind.None)
        {
            return [];
        }

        var (edges, trails) = await ReadEdgesAsync(cancellationToken);
        var groups = IdentityGraph.Groups(edges);
        await ReadTrailsAsync(groups.SelectMany(group => group.Users), trails, cancellationToken);

        // A user who was erased since the keys were read is nobody's other self any more.
        return [.. groups
            .Select(group => group.Users.Where(trails.ContainsKey).Select(user => trails[user]).ToImmutableArray())
            .Where(users => users.Length > 1)
            .Select(users => Person.Of(users, rules.Options.Lookback))];
    }

    /// <summary>Users and their keys, and the trails of the users that were read on the way.</summary>
    private async Task<(IReadOnlyList<(string User, string Key)> Edges, Dictionary<string, Trail> Trails)> ReadEdgesAsync(CancellationToken cancellationToken)
    {
        var (ofEvents, given) = (_figures.IdentityAsync(cancellationToken), GivenKeys.ReadAsync(grains));
        List<(string User, string Key)> edges = [.. (await ofEvents).Edges];
        var known = edges.Select(edge => edge.User).ToHashSet(StringComparer.Ordinal);
        List<(string User, string Key)> further = [.. (await given).Edges];

        // An identify may come without any event: such a user is nobody yet, and joins nobody.
        var trails = new Dictionary<string, Trail>(StringComparer.Ordinal);
        await ReadTrailsAsync(further.Select(edge => edge.User).Where(user => !known.Contains(user)), trails, cancellationToken);
        edges.AddRange(further.Where(edge => known.Contains(edge.User) || trails.ContainsKey(edge.User)));
        return (edges, trails);
    }

    private async Task ReadTrailsAsync(IEnumerable<string> users, Dictionary<string, Trail> trails, CancellationToken cancellationToken)
    {
        var byShard = users.Where(user => !trails.ContainsKey(user)).Distinct(StringComparer.Ordinal).ToLookup(user => Sharding.ShardOf(user, shards));
        var read = await Task.WhenAll(byShard.Select(some =>
            grains.GetGrain<IJourneyShardGrain>(some.Key).ReadUsersAsync([.. some], cancellationToken)));
        foreach (var stored in read.SelectMany(journeys => journeys))
        {
            trails[stored.UserId] = Trail.Of(Journey.Of(stored.UserId, StoredEvents.Read(stored).ToArray(), rules));
        }
    }
}
