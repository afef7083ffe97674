using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Rollups;
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

    /// <summary>The persons of several users; none in a store without identity.</summary>
    private async Task<IReadOnlyList<Person>> FindPersonsAsync(CancellationToken cancellationToken)
    {
        if (rules.Options.Identity == IdentityKind.None)
        {
            return [];
        }

        var groups = IdentityGraph.Groups((await _figures.IdentityAsync(cancellationToken)).Edges);
        var byShard = groups.SelectMany(group => group.Users).ToLookup(user => Sharding.ShardOf(user, shards));
        var read = await Task.WhenAll(byShard.Select(users =>
            grains.GetGrain<IJourneyShardGrain>(users.Key).ReadUsersAsync([.. users], cancellationToken)));
        var trails = read.SelectMany(journeys => journeys).ToDictionary(
            stored => stored.UserId,
            stored => Trail.Of(Journey.Of(stored.UserId, StoredEvents.Read(stored).ToArray(), rules)),
            StringComparer.Ordinal);

        // A user who was erased since the keys were read is nobody's other self any more.
        return [.. groups
            .Select(group => group.Users.Where(trails.ContainsKey).Select(user => trails[user]).ToImmutableArray())
            .Where(users => users.Length > 1)
            .Select(users => Person.Of(users, rules.Options.Lookback))];
    }
}
