using Puffy.Tables.Definition;

namespace Puffy.Tables.Reading;

/// <summary>A small table: its rows as texts, by column.</summary>
internal sealed class AggregateRows(Table table)
{
    private readonly List<string> _columns = [.. table.Columns.Select(column => column.Name)];

    internal Table Table => table;

    /// <summary>The rows, each with the values of all columns.</summary>
    internal List<string[]> All { get; } = [];

    internal void Read(WrittenTable rows)
    {
        while (rows.Read())
        {
            All.Add([.. Enumerable.Range(0, _columns.Count).Select(rows.Text)]);
        }
    }

    /// <summary>The place of a column.</summary>
    internal int this[string column] => _columns.IndexOf(column);

    /// <summary>
    /// The values of some columns in each row, under the row's key, as one text.
    /// </summary>
    internal IReadOnlyDictionary<string, string> Of(params string[] columns)
    {
        var places = columns.Select(column => this[column]).ToList();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in All)
        {
            values.TryAdd(string.Join(' ', row.Take(table.KeyColumns)), string.Join(", ", places.Select(place => row[place])));
        }

        return values;
    }
}
