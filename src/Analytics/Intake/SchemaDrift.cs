using System.Globalization;

namespace Puffy.Analytics.Intake;

/// <summary>How a header differs from that of the file before. Drift is reported once, on its first day.</summary>
public static class SchemaDrift
{
    /// <summary>So many unknown columns are named; the rest is counted.</summary>
    private const int NamedUnknown = 3;

    private const int LongestName = 40;

    /// <summary>What has changed.</summary>
    /// <param name="header">The header.</param>
    /// <param name="previous">The header of the file before; null for the first, which is compared with the known columns.</param>
    /// <returns>Column and sentence of each change.</returns>
    public static IEnumerable<(string Column, string Detail)> Between(Header header, Header? previous)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var column in ColumnNames.All)
        {
            if (Change(column, header.NamesOf(column), previous?.NamesOf(column)) is { } detail)
            {
                yield return (column.Name(), detail);
            }
        }

        List<string> unknown = previous is null ? [.. header.Unknown] : [.. header.Unknown.Except(previous.Unknown)];
        if (unknown.Count > 0)
        {
            var named = string.Join(", ", unknown.Take(NamedUnknown).Select(Shortened));
            yield return (named, unknown.Count switch
            {
                1 => $"column {named} is unknown and ignored",
                <= NamedUnknown => $"columns {named} are unknown and ignored",
                _ => string.Create(CultureInfo.InvariantCulture, $"{unknown.Count} columns are unknown and ignored: {named} and {unknown.Count - NamedUnknown} more"),
            });
        }

        if (previous is not null && Common(header, previous) is var common && !common.SequenceEqual(Common(previous, header)))
        {
            yield return (string.Empty, $"columns have moved: {string.Join(", ", common.SelectMany(header.NamesOf))}");
        }
    }

    private static string? Change(Column column, IReadOnlyList<string> names, IReadOnlyList<string>? before)
    {
        if (before is null)
        {
            return names.Count == 0 && column != Column.EventId ? $"column {column.Name()} is missing; its values count as empty" : null;
        }

        List<string> come = [.. names.Except(before)];
        List<string> gone = [.. before.Except(names)];
        return (come.Count, gone.Count, names.Count) switch
        {
            (0, 0, _) => null,
            (0, _, 0) => $"column {string.Join(", ", gone)} is missing, which the file before had; its values count as empty",
            (0, _, _) => $"column {string.Join(", ", gone)} is missing, which the file before had; {column.Name()} is read from {string.Join(", then ", names)}",
            (1, 1, _) => $"column {gone[0]} is now called {come[0]}; it is read as {column.Name()}",
            (_, _, 1) => $"column {come[0]} is new; it is read as {column.Name()}",
            _ => $"column {string.Join(", ", come)} is new; {column.Name()} is the first of {string.Join(", ", names)} that a row has",
        };
    }

    private static List<Column> Common(Header header, Header other) =>
        [.. ColumnNames.All.Where(column => header[column].Count > 0 && other[column].Count > 0).OrderBy(column => header[column][0])];

    private static string Shortened(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName), "…");
}
