using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Puffy.Analytics;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Client.Stores;
using Puffy.Grains.Journeys;
using Puffy.Grains.Persons;
using Puffy.Grains.Storage;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;
using Puffy.Tables.Runs;

namespace Puffy.Client.Runs;

/// <summary>
/// Brings tables up to date after a load, at the cost of the days and of the users that changed, not of the history: aggregates whole,
/// answered by the rollups, and of the tables of journeys the rows of those users.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="folder">The folder of the tables.</param>
/// <param name="form">The form of the cells.</param>
internal sealed class TablesRefresh(OpenStore store, string folder, CellForm form)
{
    /// <summary>Users of one call to a shard: bounds what is in memory.</summary>
    private const int UsersPerCall = 512;

    /// <summary>Saves the rollups and writes the tables.</summary>
    /// <param name="users">Whose rows to write.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsync(IReadOnlyCollection<string> users, CancellationToken cancellationToken)
    {
        // What is saved waits for the disk while rows are computed. Figures that were saved hold every write.
        var currency = await store.MainCurrencyAsync(cancellationToken);
        RequireTablesIn(currency);
        RequireUsersAlone();
        await Task.WhenAll(store.Figures.SaveAsync(cancellationToken), WriteChangesAsync(users, currency, cancellationToken));
        var (attribution, funnel, monitoring) = (
            new AttributionReader(store.Grains, store.Shards, store.Rules).ReadAsync(day: null, cancellationToken), store.Figures.FunnelAsync(cancellationToken), store.Figures.MonitoringAsync(cancellationToken));
        AggregateTables.Write(folder, await attribution, await funnel, await monitoring, form with { Currency = currency });
    }

    /// <summary>Rows of users who did not change hold revenue of the main currency too, and would stay as they are.</summary>
    /// <exception cref="InvalidInputException">The tables in the folder are in another main currency.</exception>
    private void RequireTablesIn(Currency currency)
    {
        if (File.Exists(Path.Combine(folder, RunRecord.FileName)) && Currency.Parse(RunRecord.Read(folder).Currency ?? string.Empty) is var written && written != currency)
        {
            throw new InvalidInputException(
                $"The tables in '{folder}' have their figures in {Name(written)}, but the store's main currency is now {Name(currency)}. What was loaded is kept. Write all tables again with: puffy export");
        }

        static string Name(Currency currency) => currency.IsNone ? "an unknown currency" : currency.Code;
    }

    /// <summary>Where users are one person, what one of them does changes the rows of the others.</summary>
    /// <exception cref="InvalidInputException">The store has identity.</exception>
    private void RequireUsersAlone()
    {
        if (store.Rules.Options.Identity != IdentityKind.None)
        {
            throw new InvalidInputException(
                $"--refresh does not work in a store with --identity {store.Rules.Options.Identity.Name()}, because a user's events change the credit of others. What was loaded is kept. Write all tables with: puffy export");
        }
    }

    private async Task WriteChangesAsync(IReadOnlyCollection<string> users, Currency currency, CancellationToken cancellationToken)
    {
        var names = await SourceNames.ReadAsync(store.Ledger);
        var byShard = users.ToLookup(user => Sharding.ShardOf(user, store.Shards));
        await ChangedTables.WriteAsync(
            folder,
            names.Of,
            form with { Currency = currency },
            store.Shards,
            (shard, cancellation) => ReadAsync(shard, byShard[shard], names, cancellation),
            cancellationToken);
    }

    private async IAsyncEnumerable<IReadOnlyList<Journey>> ReadAsync(
        int shard, IEnumerable<string> users, SourceNames names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var grain = store.Grains.GetGrain<IJourneyShardGrain>(shard);
        foreach (var some in users.Chunk(UsersPerCall))
        {
            var stored = await grain.ReadUsersAsync(ImmutableArray.Create(some), cancellationToken);
            List<Journey> journeys = [.. stored.Select(journey => Journey.Of(journey.UserId, StoredEvents.ReadAll(journey), store.Rules))];
            await names.LookUpAsync(journeys.Select(journey => journey.Events));
            yield return journeys;
        }
    }
}
