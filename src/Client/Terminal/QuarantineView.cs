using System.Globalization;
using Puffy.Queries.Quarantine;

namespace Puffy.Client.Terminal;

/// <summary>Refused rows, on the screen.</summary>
internal static class QuarantineView
{
    /// <summary>A line a row, without its text.</summary>
    public static ScreenTable<QuarantineAnswer> Table(IReadOnlyList<QuarantineAnswer> rows) =>
        new ScreenTable<QuarantineAnswer>(rows)
            .Name("source", row => row.SourceFile)
            .Number("row", row => row.SourceRow.ToString(CultureInfo.InvariantCulture))
            .Text("reason", row => row.Reason, Importance.Key)
            .Text("detail", row => row.Detail, Importance.Useful);
}
