using Puffy.Analytics.Devices;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>Accepted events by name, hour, weekday and device.</summary>
internal static class DistributionSection
{
    /// <summary>Event names beyond these are shown as one.</summary>
    private const int MostNames = 20;

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        document.Heading(2, "Distributions of accepted events");
        if (figures.Record.Events == 0)
        {
            document.Paragraph("No events were accepted.");
            return;
        }

        Names(document, figures);
        Devices(document, figures);
        Weekdays(document, figures);
        Hours(document, figures);
    }

    private static void Names(ReportDocument document, QualityFigures figures)
    {
        var names = figures.Profile.EventNames;
        var shown = names.ByCount().Take(MostNames).ToList();
        document.Heading(3, "By event name");
        document.Table(
            ["Event", DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share")],
            shown.Select(name => new[] { MarkdownText.Code(name.Key), CountText.Of(name.Value), ShareText.FineOfWhole(name.Value, names.Total) }));
        if (names.Total - shown.Sum(name => name.Value) is > 0 and var others)
        {
            document.Paragraph($"Other, rarer names: {CountText.Of(others, "event")} ({ShareText.FineOfWhole(others, names.Total)}).");
        }
    }

    private static void Devices(ReportDocument document, QualityFigures figures)
    {
        document.Heading(3, "By device");
        document.Table(
            ["Device of the event's user agent", DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share")],
            DeviceKindNames.All
                .Select(kind => (Kind: kind, Events: figures.Profile.Devices[kind].Value))
                .OrderByDescending(device => device.Events)
                .Select(device => new[] { device.Kind.Name(), CountText.Of(device.Events), ShareText.FineOfWhole(device.Events, figures.Record.Events) }));
    }

    private static void Weekdays(ReportDocument document, QualityFigures figures)
    {
        var byWeekday = figures.Days.Where(day => day.Activity.Events > 0).ToLookup(day => day.Day.DayOfWeek);
        document.Heading(3, "By weekday");
        document.Table(
            ["Weekday (UTC)", DocumentColumn.Figures("Days"), DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share"), DocumentColumn.Figures("Events a day")],
            Week.Select(weekday =>
            {
                var (days, events) = (byWeekday[weekday].Count(), byWeekday[weekday].Sum(day => day.Activity.Events));
                return new[]
                {
                    weekday.ToString(),
                    CountText.Of(days),
                    CountText.Of(events),
                    ShareText.FineOfWhole(events, figures.Days.Sum(day => day.Activity.Events)),
                    days == 0 ? CountText.None : CountText.Of((long)Math.Round((decimal)events / days)),
                };
            }));
        if (byWeekday.All(days => days.Count() == 1))
        {
            document.Paragraph("No weekday occurs more than once, so these days can't show a weekly rhythm.");
        }
    }

    private static void Hours(ReportDocument document, QualityFigures figures)
    {
        const int half = 12;
        var hours = figures.Profile.Hours;
        document.Heading(3, "By hour");
        document.Table(
            ["Hour (UTC)", DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share"), "Hour (UTC)", DocumentColumn.Figures("Events"), DocumentColumn.Figures("Share")],
            Enumerable.Range(0, half).Select(hour => (string[])[.. Cells(hour), .. Cells(hour + half)]));

        string[] Cells(int hour) => [$"{hour:00}:00", CountText.Of(hours[hour]), ShareText.FineOfWhole(hours[hour], figures.Record.Events)];
    }
}
