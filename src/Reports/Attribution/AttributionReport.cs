using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;
using Puffy.Reports.Pdf;
using Puffy.Reports.Runs;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Attribution;

/// <summary>
/// The attribution report, a section for each question: what earned the revenue, how sure that is, what Direct hides, who came back on
/// other devices, which choices matter.
/// </summary>
public static class AttributionReport
{
    private const string Title = "Attribution report";

    /// <summary>Writes <c>report/attribution_report.md</c>, its charts next to it and, if PDFs are made, the PDF.</summary>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var document = Document(ExecutiveFigures.Of(context));
        var files = new List<ReportFile> { ReportFolder.Write(context.Folder, "report/attribution_report.md", document.ToMarkdown()) };
        files.AddRange(document.Images.Select(image => ReportFolder.Write(context.Folder, $"report/{image.Key}", image.Value)));
        if (context.Pdf)
        {
            var pdf = document.ToPdf(new PdfOptions { Title = Title, CreatedAt = context.CreatedAt, Density = PdfDensity.Compact, Margins = PageMargins.Narrow });
            files.Add(ReportFolder.Write(context.Folder, "report/attribution_report.pdf", pdf));
        }

        return files;
    }

    internal static ReportDocument Document(ExecutiveFigures figures)
    {
        var document = new ReportDocument().Heading(1, Title);
        if (figures.Orders == 0)
        {
            return document.Paragraph("No orders, so there is nothing to attribute.");
        }

        document.Paragraph(
            $"{CountText.Of(figures.PricedOrders, "order")} of {MoneyText.Exact(figures.Revenue, figures.Currency)}, divided among the touchpoints of the {figures.Lookback.TotalDays:0.#} days before each of them. "
            + "Under every model the credits of an order sum to its revenue, so each column below sums to the whole.");
        if (CurrencyNote.Of(figures) is { } note)
        {
            document.Paragraph(note);
        }

        var channels = ChannelNames.All
            .Where(channel => figures.Earnings.Any(row => row.Channel == channel))
            .OrderByDescending(channel => figures.Credit(AttributionModel.LastClick, channel).Revenue)
            .ThenBy(channel => channel.Name(), StringComparer.Ordinal)
            .ToList();
        EarningsSection.Write(document, figures, channels);
        CertaintySection.Write(document, figures, channels);
        LostOriginSection.Write(document, figures);
        PersonSection.Write(document, figures);
        SettingsSection.Write(document, figures, channels);
        PathSection.Write(document, figures);
        ModelSection.Write(document, figures);
        return document;
    }
}
