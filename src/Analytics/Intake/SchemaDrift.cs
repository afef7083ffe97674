namespace Puffy.Analytics.Intake;

/// <summary>How a header differs from that of the file before. Drift is told on the day it comes, not on every day after.</summary>
public static class SchemaDrift
{
    /// <summary>What has changed.</summary>
    /// <param name="header">The header.</param>
    /// <param name="previous">The header of the file before; null for the first, which is held against the known columns.</param>
    /// <returns>Column and sentence of each change.</returns>
    public static IEnumerable<(string Column, string Detail)> Between(Header header, Header? previous)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var column in ColumnNames.All)
        {
            var (name, before) = (header.NameOf(column), previous?.NameOf(column));
            if (name is null && (before is not null || (previous is null && column != Column.EventId)))
            {
                yield return (column.Name(), before is null
                    ? $"column {column.Name()} is missing; its values count as empty"
                    : $"column {before} is missing, which the file before had; its values count as empty");
            }
            else if (name is not null && before is not null && name != before)
            {
                yield return (column.Name(), $"column {before} is now called {name}; it is read as {column.Name()}");
            }
            else if (name is not null && before is null && previous is not null)
            {
                yield return (column.Name(), $"column {name} is new; it is read as {column.Name()}");
            }
        }

        foreach (var unread in header.Unread)
        {
            if (previous is null || !previous.Unread.Contains(unread))
            {
                yield return (unread, Header.ColumnOf(unread) is { } column
                    ? $"column {unread} is left out: {column.Name()} is read from column {header.NameOf(column)}"
                    : $"column {unread} is not known; it is left out");
            }
        }

        if (previous is not null && !header.Names.SequenceEqual(previous.Names) && Common(header, previous) is var common
            && !common.SequenceEqual(Common(previous, header)))
        {
            yield return (string.Empty, $"columns have moved: {string.Join(", ", header.Names)}");
        }
    }

    private static List<Column> Common(Header header, Header other) =>
        [.. ColumnNames.All.Where(column => header[column] >= 0 && other[column] >= 0).OrderBy(column => header[column])];
}
