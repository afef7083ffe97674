using System.Collections.Concurrent;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>
/// The rows of some users, in the tables that have rows of journeys. They take the place of all rows that those users have in tables
/// which were written before: what a warehouse needs to follow a store, at the cost of the users that changed. Credits are those of
/// the rules: under a data-driven model the credit of every order changes with any path, so that only a whole export has it.
/// </summary>
public static class ChangedTables
{
    /// <summary>The folder, below that of the tables.</summary>
    public const string Folder = "changes";

    /// <summary>Writes them.</summary>
    /// <param name="folder">The folder of the tables.</param>
    /// <param name="nameOfSource">The name of a file or live sender by its number.</param>
    /// <param name="form">The form of the cells, with the main currency.</param>
    /// <param name="shards">The number of shards.</param>
    /// <param name="read">Reads the users' journeys of a shard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<TableFile>> WriteAsync(
        string folder,
        Func<int, string> nameOfSource,
        CellForm form,
        int shards,
        Func<int, CancellationToken, IAsyncEnumerable<IReadOnlyList<Journey>>> read,
        CancellationToken cancellationToken)
    {
        var changes = Path.Combine(folder, Folder);
        using var tables = new JourneyTables([changes], nameOfSource, form);
        var orders = new ConcurrentBag<AttributedOrder>();
        await JourneyPass.ReadAsync(shards, read, NewReader, cancellationToken);
        return tables.Finish(() => CreditExport.Write([changes], [new CreditedOrders(orders, Models: null)], AttributionModelNames.Rules, form));

        Action<Journey> NewReader()
        {
            var rows = tables.NewReader();
            return journey =>
            {
                Array.ForEach([.. journey.Paths.Orders], orders.Add);
                rows.Add(journey);
            };
        }
    }
}
