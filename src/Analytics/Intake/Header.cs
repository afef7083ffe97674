namespace Puffy.Analytics.Intake;

/// <summary>The header of an export: where each known column stands.</summary>
public sealed class Header
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly int[][] _positions;

    /// <summary>Reads a header.</summary>
    /// <param name="names">The names, as they stand in the file.</param>
    public Header(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = [.. names.Select(name => name.Trim().Trim(ByteOrderMark).Trim())];
        var known = ColumnNames.All.Select(_ => new List<(int Preference, int At)>()).ToArray();
        var unknown = new List<string>();
        for (var at = 0; at < Names.Count; at++)
        {
            if (ColumnNames.Find(Names[at]) is var (column, preference))
            {
                known[(int)column].Add((preference, at));
            }
            else if (Names[at].Length > 0)
            {
                unknown.Add(Names[at]);
            }
        }

        _positions = [.. known.Select(columns => columns.Order().Select(column => column.At).ToArray())];
        Unknown = unknown;
    }

    /// <summary>The names, without white space around them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names that no known column goes by.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>The required columns that are not there.</summary>
    public IEnumerable<Column> MissingRequired => ColumnNames.All.Where(column => column.IsRequired() && this[column].Count == 0);

    /// <summary>How many known columns there are.</summary>
    public int Known => _positions.Count(positions => positions.Length > 0);

    /// <summary>The positions of a column, from 0, in the order in which they are read: a row's value is the first that is not empty.</summary>
    public IReadOnlyList<int> this[Column column] => _positions[(int)column];

    /// <summary>The names under which the file has a column, in the order in which they are read.</summary>
    public IReadOnlyList<string> NamesOf(Column column) => [.. this[column].Select(at => Names[at])];
}
