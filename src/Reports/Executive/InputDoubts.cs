using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>Doubts about what was loaded: days, files and rows.</summary>
internal static class InputDoubts
{
    private static readonly string[] KnownReasons =
        [.. OrderDoubts.RefusalReasons, RefusalReason.MissingUserId.Name(), RefusalReason.DuplicateEvent.Name(), RefusalReason.SuppressedUser.Name()];

    /// <summary>Days within the period without any event.</summary>
    internal static Doubt? MissingDays(ExecutiveFigures figures) => figures.MissingDays == 0 ? null : new Doubt(
        "Days without any event",
        $"{CountText.Of(figures.MissingDays)} of {CountText.Of(figures.CalendarDays, "calendar day")}",
        "The run rate counts them as days without revenue.",
        figures.JudgedRevenue / figures.CalendarDays * figures.MissingDays)
    {
        Advice = new Advice("Load the missing days, or find out why tracking stopped.", $"{CountText.Of(figures.MissingDays, "day")} without data."),
    };

    /// <summary>Events on days far from the others.</summary>
    internal static Doubt? StrayDates(ExecutiveFigures figures)
    {
        var stray = figures.StrayDates;
        return stray.Events == 0 ? null : new Doubt(
            "Stray dates",
            $"{CountText.Of(stray.Events, "event")} on {CountText.Of(stray.Days.Count, "day")}, such as {TimeText.DayInWords(stray.Days[0])}",
            stray.Orders == 0
                ? "Totals include them; their days are not analysed."
                : $"Totals include their {MoneyText.Whole(stray.Revenue, figures.Currency)} from {CountText.Of(stray.Orders, "order")}; their days are not analysed.",
            stray.Revenue)
        {
            Advice = new Advice("Fix the clock or the export that wrote the stray dates.", $"{CountText.Of(stray.Events, "event")} lie far from the other days."),
        };
    }

    /// <summary>Files that could not be read, or not to their end.</summary>
    internal static Doubt? LostFiles(ExecutiveFigures figures)
    {
        var files = figures.Record.Findings.GetValueOrDefault(FindingKinds.UnreadableFile) + figures.Record.Findings.GetValueOrDefault(FindingKinds.TruncatedFile);
        return files == 0 ? null : new Doubt(
            "Files not read, or only in part",
            CountText.Of(files, "file"),
            "Their content is missing; how much is unknown.",
            0)
        {
            Advice = new Advice("Export the files named in findings.csv again and load them.", $"{CountText.Of(files, "file")} not read completely."),
        };
    }

    /// <summary>Files that hold nothing, or nothing but a header.</summary>
    internal static Doubt? FilesWithoutRows(ExecutiveFigures figures)
    {
        var files = figures.Record.Findings.GetValueOrDefault(FindingKinds.EmptyFile) + figures.Record.Findings.GetValueOrDefault(FindingKinds.HeaderOnlyFile);
        return files == 0 ? null : new Doubt(
            "Files without rows",
            $"{CountText.Of(files)} of {CountText.Of(figures.Record.Files.Count, "file")}",
            "If their exports were cut short, their content is missing; how much is unknown.",
            0)
        {
            Advice = new Advice("Check the exports without rows.", $"{CountText.Of(files, "file")} without rows."),
        };
    }

    /// <summary>Rows that were refused for a reason that no other rule speaks of.</summary>
    internal static Doubt? OtherRefusals(ExecutiveFigures figures)
    {
        var others = figures.Record.Quarantined.Where(reason => !KnownReasons.Contains(reason.Key)).ToList();
        var rows = others.Sum(reason => reason.Value);
        return rows == 0 ? null : new Doubt(
            "Other refused rows",
            $"{CountText.Of(rows)} of {CountText.Of(figures.Record.RowsRead)} rows",
            $"Excluded from every figure; reasons in quarantine.csv: {string.Join(", ", others.Select(reason => reason.Key.Replace('_', ' ')))}.",
            0);
    }
}
