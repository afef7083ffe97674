namespace Puffy.Analytics.Intake;

/// <summary>The header of an export: where each known column stands.</summary>
public sealed class Header
{
    private readonly int[] _positions;

    /// <summary>Reads a header. Where two columns go by the same meaning, the better-known name wins, then the first.</summary>
    public Header(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        Names = [.. names.Select(name => name.Trim())];
        _positions = [.. ColumnNames.All.Select(column => Enumerable.Range(0, Names.Count)
            .Where(at => column.Preference(Names[at]) is not null)
            .OrderBy(at => column.Preference(Names[at]))
            .FirstOrDefault(-1))];
    }

    /// <summary>The names as they stand in the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The required columns that are not there.</summary>
    public IEnumerable<Column> MissingRequired => ColumnNames.All.Where(column => column.IsRequired() && this[column] < 0);

    /// <summary>The names that are not read: no known column goes by them, or one that stands under a better-known name.</summary>
    public IEnumerable<string> Unread => Names.Where((_, at) => !_positions.Contains(at));

    /// <summary>The column that a name goes by, whether it is read under this name or under a better-known one; null for an unknown name.</summary>
    public static Column? ColumnOf(string name) =>
        ColumnNames.All.Where(column => column.Preference(name) is not null).Select(column => (Column?)column).FirstOrDefault();

    /// <summary>The position of a column, from 0; -1 where it is not there.</summary>
    public int this[Column column] => _positions[(int)column];

    /// <summary>The name under which the file has a column, or null.</summary>
    public string? NameOf(Column column) => this[column] < 0 ? null : Names[this[column]];
}
