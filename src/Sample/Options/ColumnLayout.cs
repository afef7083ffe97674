namespace Puffy.Sample.Options;

/// <summary>
/// The header of a file and the order of its columns, which drift as those of real exports do: on the third day
/// columns stand in another order, from the fifth day on <c>client_id</c> is called <c>clientId</c>, from the sixth
/// day on there is a column <c>consent</c>. Counted from the first day, so that more days change no earlier file.
/// </summary>
internal sealed record ColumnLayout(IReadOnlyList<Column> Columns, IReadOnlyList<string> Headers)
{
    private const int MovedOnDay = 2;
    private const int RenamedFromDay = 4;
    private const int ConsentFromDay = 5;

    private static readonly Column[] Usual =
        [Column.ClientId, Column.PageUrl, Column.Referrer, Column.Timestamp, Column.EventName, Column.EventData, Column.UserAgent];

    private static readonly Column[] Moved =
        [Column.Timestamp, Column.EventName, Column.ClientId, Column.UserAgent, Column.PageUrl, Column.Referrer, Column.EventData];

    private static readonly string[] Names =
        ["client_id", "page_url", "referrer", "timestamp", "event_name", "event_data", "user_agent", "consent"];

    /// <summary>The names of the columns that every file has, as on the first day.</summary>
    public static IReadOnlyList<string> UsualNames { get; } = [.. Usual.Select(column => Names[(int)column])];

    /// <summary>The layout of a day's file, the first day being 0.</summary>
    public static ColumnLayout OfDay(int dayIndex)
    {
        Column[] columns = dayIndex == MovedOnDay ? Moved : Usual;
        if (dayIndex >= ConsentFromDay)
        {
            columns = [.. columns, Column.Consent];
        }

        return new ColumnLayout(columns, [.. columns.Select(column =>
            column == Column.ClientId && dayIndex >= RenamedFromDay ? "clientId" : Names[(int)column])]);
    }

    /// <summary>The column of a name, as on the first day.</summary>
    public static Column Named(string name) => (Column)Array.IndexOf(Names, name);
}
