namespace Puffy.Sample.Options;

/// <summary>
/// The header of a file and the order of its columns, which drift as those of real exports do: on the third day
/// columns stand in another order, from the fifth day on <c>client_id</c> is called <c>clientId</c>, from the sixth
/// day on there is a column <c>consent</c>. Counted from the first day, so that more days change no earlier file.
/// </summary>
internal sealed record ColumnLayout(IReadOnlyList<ExportColumn> Columns, IReadOnlyList<string> Headers)
{
    private const int MovedOnDay = 2;
    private const int RenamedFromDay = 4;
    private const int ConsentFromDay = 5;

    private static readonly ExportColumn[] Usual =
        [ExportColumn.ClientId, ExportColumn.PageUrl, ExportColumn.Referrer, ExportColumn.Timestamp, ExportColumn.EventName, ExportColumn.EventData, ExportColumn.UserAgent];

    private static readonly ExportColumn[] Moved =
        [ExportColumn.Timestamp, ExportColumn.EventName, ExportColumn.ClientId, ExportColumn.UserAgent, ExportColumn.PageUrl, ExportColumn.Referrer, ExportColumn.EventData];

    private static readonly string[] Names =
        ["client_id", "page_url", "referrer", "timestamp", "event_name", "event_data", "user_agent", "consent"];

    /// <summary>The names of the columns that every file has, as on the first day.</summary>
    public static IReadOnlyList<string> UsualNames { get; } = [.. Usual.Select(column => Names[(int)column])];

    /// <summary>The layout of a day's file, the first day being 0.</summary>
    public static ColumnLayout OfDay(int dayIndex)
    {
        ExportColumn[] columns = dayIndex == MovedOnDay ? Moved : Usual;
        if (dayIndex >= ConsentFromDay)
        {
            columns = [.. columns, ExportColumn.Consent];
        }

        return new ColumnLayout(columns, [.. columns.Select(column =>
            column == ExportColumn.ClientId && dayIndex >= RenamedFromDay ? "clientId" : Names[(int)column])]);
    }

    /// <summary>The column of a name, as on the first day.</summary>
    public static ExportColumn Named(string name) => (ExportColumn)Array.IndexOf(Names, name);
}
