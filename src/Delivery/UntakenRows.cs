using System.Collections.Concurrent;
using System.Text;
using Puffy.Analytics.EventLogs;

namespace Puffy.Delivery;

/// <summary>
/// The rows that validation accepted and their journeys did not take. They stay encoded until somebody asks: where a whole export comes a
/// second time they are all of it.
/// </summary>
public sealed class UntakenRows
{
    private readonly IReadOnlyList<DividedRows> _parts;
    private readonly ConcurrentBag<Entry> _entries = [];

    internal UntakenRows(IReadOnlyList<DividedRows> parts) => _parts = parts;

    /// <summary>The rows of a source in their order.</summary>
    /// <param name="sourceId">The number that the load ledger gave to the source.</param>
    public IEnumerable<UntakenRow> OfSource(int sourceId)
    {
        foreach (var (part, shard, place, _, outcome) in _entries.Where(entry => _parts[entry.Part].SourceId == sourceId).OrderBy(entry => entry.Row))
        {
            var rows = _parts[part].OfShard(shard)!;
            var (item, text) = rows.Read(place, sourceId);
            yield return new UntakenRow(Encoding.UTF8.GetString(rows.UserAt(place)), item, text, outcome);
        }
    }

    internal void Add(int shard, CalledRow row, Acceptance outcome) => _entries.Add(new Entry(row.Part, shard, row.Place, row.Row, outcome));

    private readonly record struct Entry(int Part, int Shard, RowPlace Place, int Row, Acceptance Outcome);
}
