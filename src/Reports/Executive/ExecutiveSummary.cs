using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Pdf;
using Puffy.Reports.Runs;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Executive;

/// <summary>
/// The executive summary, on two pages: how the shop did, what works, what is concerning, how far the figures can be
/// trusted, and what to do. Rules write every sentence, and only if the figures support it.
/// </summary>
public static class ExecutiveSummary
{
    private const string Title = "Executive summary";

    // So much fits two pages at the usual length of sentences; longer ones are set smaller.
    private const int MostStrengths = 4;
    private const int MostConcerns = 6;
    private const int MostDoubts = 9;
    private const int MostAdviceOnTracking = 3;
    private const int MostAdviceOnTrade = 4;

    /// <summary>Writes <c>report/executive_summary.md</c>, its charts next to it and, if PDFs are made, the PDF.</summary>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var figures = ExecutiveFigures.Of(context);
        var document = Document(figures);
        var files = new List<ReportFile> { ReportFolder.Write(context.Folder, "report/executive_summary.md", document.ToMarkdown()) };
        files.AddRange(document.Images.Select(image => ReportFolder.Write(context.Folder, $"report/{image.Key}", image.Value)));
        if (context.Pdf)
        {
            var pdf = document.ToPdf(new PdfOptions
            {
                Title = Title,
                Subtitle = Period(figures),
                CreatedAt = context.CreatedAt,
                Density = PdfDensity.Compact,
                Margins = PageMargins.Narrow,
                MostPages = 2,
            });
            files.Add(ReportFolder.Write(context.Folder, "report/executive_summary.pdf", pdf));
        }

        return files;
    }

    internal static ReportDocument Document(ExecutiveFigures figures)
    {
        var document = new ReportDocument().Heading(1, Title);
        var keys = Performance.KeyFigures(figures);
        document.Table([.. keys.Select(key => DocumentColumn.Figures(key.Name))], [[.. keys.Select(key => key.Value)]]);
        document.Callout(CalloutKind.Note, Performance.Headline(figures));
        if (CurrencyNote.Of(figures) is { } note)
        {
            document.Paragraph(note);
        }

        var doubts = Doubts.Of(figures);
        if (figures.Record.Events == 0)
        {
            Trust(document, doubts);
            return document;
        }

        var strengths = Strengths.Rules.Apply(figures);
        var concerns = Concerns.Rules.Apply(figures);
        var habits = Habits.Rules.Select(rule => rule(figures)).OfType<Insight>().ToList();
        var (works, worries) = (strengths.Take(MostStrengths).ToList(), concerns.Take(MostConcerns).ToList());
        var height = ExecutiveCharts.HalfHeight(works.Count + worries.Count + habits.Count);
        if (figures.Orders > 0)
        {
            document.ImageRow(
                ("revenue_by_day.png", ExecutiveCharts.RevenueByDay(figures, height), "Revenue by day", null),
                ("credit_first_last_click.png", ExecutiveCharts.Credit(figures, height), "Revenue credited to each channel under first and last click", null));
        }

        Section(document, "What works", works, "No strength goes beyond chance.");
        Section(document, "What is concerning", worries, "The figures support no concern.");
        Section(document, "How customers behave", habits, "No orders and no later visits to describe.");
        document.PageBreak();
        Trust(document, doubts);
        if (figures.LostOrigins.Count > 0)
        {
            document.Heading(2, "What Direct hides").Paragraph(LostOriginText.Headline(figures));
        }

        if (figures.People.Sessions > 0)
        {
            document.Image("funnel_by_device.png", ExecutiveCharts.Funnel(figures), "Sessions in each step of the funnel, by device");
        }

        Recommendations(document, figures, [.. strengths, .. concerns], doubts);
        Potential(document, figures);
        return document.Paragraph("*Rates of channels, devices and visits exclude bots; the table at the top counts all sessions. Intervals are 95\u00A0% (Wilson for rates, Newcombe for differences) and cover chance, not tracking faults.*");
    }

    private static void Section(ReportDocument document, string title, IEnumerable<Insight> insights, string otherwise)
    {
        document.Heading(2, title);
        var texts = insights.Select(insight => insight.Text).ToList();
        if (texts.Count == 0)
        {
            document.Paragraph(otherwise);
        }
        else
        {
            document.Bullets(texts);
        }
    }

    private static void Trust(ReportDocument document, IReadOnlyList<Doubt> doubts)
    {
        document.Heading(2, "How far to trust these figures");
        if (doubts.Count == 0)
        {
            document.Paragraph("No tracking fault was found.");
            return;
        }

        document.Table(["Fault", "Found", "Size of the doubt"], doubts.Take(MostDoubts).Select(doubt => (string[])[doubt.Fault, doubt.Found, doubt.Size]));
        if (doubts.Count > MostDoubts)
        {
            document.Paragraph($"Further: {string.Join(", ", doubts.Skip(MostDoubts).Select(doubt => doubt.Fault.ToLowerInvariant()))}; see the data quality report.");
        }
    }

    private static void Recommendations(ReportDocument document, ExecutiveFigures figures, IEnumerable<Insight> insights, IEnumerable<Doubt> doubts)
    {
        document.Heading(2, "What to do, by the revenue concerned");
        var onTrade = insights.Where(insight => insight.Advice is not null).OrderByDescending(insight => insight.Weight).Take(MostAdviceOnTrade);
        var onTracking = doubts.Where(doubt => doubt.Advice is not null).Take(MostAdviceOnTracking);
        var advice = onTrade.Select(insight => (insight.Weight, insight.Advice))
            .Concat(onTracking.Select(doubt => (doubt.Weight, doubt.Advice)))
            .OrderByDescending(entry => entry.Weight)
            .ToList();
        if (advice.Count == 0)
        {
            document.Paragraph("The figures call for no action.");
            return;
        }

        document.Table(
            ["#", "Do", "Because", DocumentColumn.Figures("Revenue concerned")],
            advice.Select((entry, at) => (string[])[$"{at + 1}", entry.Advice!.Action, entry.Advice.Reason, entry.Weight >= 1 ? $"{MoneyText.About((double)entry.Weight, figures.Currency)} ({ShareText.OfWhole(entry.Weight, figures.Revenue, digits: 0)})" : "–"]));
    }

    private static void Potential(ReportDocument document, ExecutiveFigures figures)
    {
        document.Heading(2, "Growth potential");
        var levers = GrowthLevers.Of(figures);
        if (levers.Count == 0)
        {
            document.Paragraph($"Not calculated: it needs at least {GrowthLevers.FewestDays} days, {Strengths.FewestOrders} orders and a funnel with losses.");
            return;
        }

        var month = 30.0 / figures.CalendarDays * figures.JudgedShare;
        document.Table(
            ["Lever", "Assumption", "Calculation in the period", DocumentColumn.Figures("30 days"), DocumentColumn.Figures("95 % range")],
            levers.Select(lever => (string[])[lever.Name, lever.Assumption, lever.Calculation, MoneyText.About(lever.Central * month, figures.Currency), MoneyText.About(lever.Range.Times(month), figures.Currency)]));
        document.Paragraph("Each lever alone, at today's traffic and average order; they overlap and do not add up.");
    }

    private static string Period(ExecutiveFigures figures) => figures is { FirstEventAt: { } first, LastEventAt: { } last }
        ? $"{TimeText.DayInWords(DateOnly.FromDateTime(first))} to {TimeText.DayInWords(DateOnly.FromDateTime(last))} · {CountText.Of(figures.Record.Files.Count, "file")} · {CountText.Of(figures.Record.Events, "event")}"
        : "No data";
}
