namespace Puffy.Analytics.Intake;

/// <summary>The names of columns, and the headers under which exports have them.</summary>
public static class ColumnNames
{
    /// <summary>The accepted headers, without case, <c>_</c>, <c>-</c> and spaces; of several in one file the first here is read.</summary>
    private static readonly string[][] Accepted =
    [
        ["clientid", "userid", "anonymousid"],
        ["timestamp", "eventtime", "createdat"],
        ["eventname", "event", "name"],
        ["pageurl", "url"],
        ["referrer", "referer"],
        ["eventdata", "data", "properties"],
        ["useragent"],
        ["eventid", "messageid", "id"],
    ];

    /// <summary>Every column.</summary>
    public static IReadOnlyList<Column> All { get; } = Enum.GetValues<Column>();

    /// <summary>The name as it stands in the outputs.</summary>
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

    /// <summary>How well a header names a column: 0 is best; null where it does not.</summary>
    internal static int? Preference(this Column column, string header)
    {
        var at = Array.IndexOf(Accepted[(int)column], Plain(header));
        return at < 0 ? null : at;
    }

    private static string Plain(string header) =>
        string.Concat(header.Where(letter => letter is not ('_' or '-') && !char.IsWhiteSpace(letter))).ToLowerInvariant();
}
