namespace Puffy.Analytics.Intake;

/// <summary>The names of columns, and the headers under which exports have them.</summary>
public static class ColumnNames
{
    /// <summary>Longer headers are not looked up: no known one is as long, however it is spaced.</summary>
    private const int Longest = 64;

    /// <summary>The accepted headers, without case, <c>_</c>, <c>-</c> and spaces, in their order of preference.</summary>
    private static readonly string[][] Accepted =
    [
        ["clientid", "anonymousid", "userid"],
        ["timestamp", "eventtime", "createdat"],
        ["eventname", "event", "name"],
        ["pageurl", "url"],
        ["referrer", "referer"],
        ["eventdata", "data", "properties"],
        ["useragent"],
        ["eventid", "messageid", "id"],
    ];

    private static readonly Dictionary<string, (Column Column, int Preference)> Known = Accepted
        .SelectMany((headers, column) => headers.Select((header, at) => (header, (Column)column, at)))
        .ToDictionary(known => known.header, known => (known.Item2, known.at), StringComparer.OrdinalIgnoreCase);

    /// <summary>Every column.</summary>
    public static IReadOnlyList<Column> All { get; } = Enum.GetValues<Column>();

    /// <summary>The name as written in the outputs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such column.</exception>
    public static string Name(this Column column) => column switch
    {
        Column.UserId => "user_id",
        Column.Timestamp => "timestamp",
        Column.EventName => "event_name",
        Column.PageUrl => "page_url",
        Column.Referrer => "referrer",
        Column.EventData => "event_data",
        Column.UserAgent => "user_agent",
        Column.EventId => "event_id",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such column."),
    };

    /// <summary>Whether a file without the column is rejected.</summary>
    public static bool IsRequired(this Column column) => column is Column.UserId or Column.Timestamp or Column.EventName;

    /// <summary>The column that a header names, and how well: 0 is best; null for a header that names none.</summary>
    public static (Column Column, int Preference)? Find(string header)
    {
        if (header.Length > Longest)
        {
            return null;
        }

        Span<char> plain = stackalloc char[header.Length];
        var length = 0;
        foreach (var letter in header)
        {
            if (letter is not ('_' or '-') && !char.IsWhiteSpace(letter))
            {
                plain[length++] = letter;
            }
        }

        return Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..length], out var known) ? known : null;
    }
}
