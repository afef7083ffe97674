using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;
using Puffy.Reports.Runs;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Attribution;

/// <summary>The attribution report: every model side by side, what changes between them, and the top conversion paths.</summary>
public static class AttributionReport
{
    private const string Path = "report/attribution_report.md";
    private const int MostPaths = 15;

    /// <summary>Writes <c>report/attribution_report.md</c>.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [ReportFolder.Write(context.Folder, Path, Document(ExecutiveFigures.Of(context)).ToMarkdown())];
    }

    internal static ReportDocument Document(ExecutiveFigures figures)
    {
        var document = new ReportDocument().Heading(1, "Attribution report");
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
        Side(document, figures, channels, "Revenue", (credit, _) => MoneyText.Exact(credit.Revenue, figures.Currency));
        Side(document, figures, channels, "Share of revenue", (credit, total) => ShareText.OfWhole(credit.Revenue, total.Revenue));
        Side(document, figures, channels, "Orders", (credit, _) => FormattableString.Invariant($"{credit.Orders:#,0.##}"));
        ModelShifts.Write(document, figures, channels);
        Paths(document, figures);
        return Models(document, figures);
    }

    private static void Side(ReportDocument document, ExecutiveFigures figures, List<Channel> channels, string title, Func<ChannelCredit, ChannelCredit, string> write)
    {
        var totals = AttributionModelNames.All.Select(model => channels.Select(channel => figures.Credit(model, channel)).Aggregate(default(ChannelCredit), (x, y) => x + y)).ToList();
        document.Heading(2, title);
        document.Table(
            ["Channel", .. AttributionModelNames.All.Select(model => Column.Figures(model.Name()))],
            [
                .. channels.Select(channel => (string[])[channel.Name(), .. AttributionModelNames.All.Zip(totals, (model, total) => write(figures.Credit(model, channel), total))]),
                (string[])["**All**", .. totals.Select(total => $"**{write(total, total)}**")],
            ]);
    }

    private static void Paths(ReportDocument document, ExecutiveFigures figures)
    {
        var paths = figures.Behaviour.Paths.Cells
            .OrderByDescending(path => path.Value.Orders)
            .ThenByDescending(path => path.Value.Revenue)
            .ThenBy(path => path.Key, StringComparer.Ordinal)
            .ToList();
        document.Heading(2, "Top conversion paths");
        document.Paragraph($"{CountText.Of(paths.Count, "different path")}; visits by one channel in a row are one step." + (paths.Count > MostPaths ? $" The {MostPaths} most frequent:" : ""));
        document.Table(
            ["Path", Column.Figures("Orders"), Column.Figures("Share of orders"), Column.Figures("Revenue"), Column.Figures("Average order")],
            paths.Take(MostPaths).Select(path => (string[])[
                MarkdownText.Escape(path.Key),
                CountText.Of(path.Value.Orders),
                ShareText.OfWhole(path.Value.Orders, figures.Orders),
                MoneyText.Exact(path.Value.Revenue, figures.Currency),
                path.Value.AverageOrder is { } average ? MoneyText.Exact(average, figures.Currency) : "–"]));
    }

    private static ReportDocument Models(ReportDocument document, ExecutiveFigures figures) => document.Heading(2, "The models").Bullets(
        "`first_click`: all to the earliest touchpoint. It rewards the channel that finds customers.",
        "`last_click`: all to the latest. It rewards the channel that closes the sale.",
        "`last_non_direct_click`: all to the latest that is not Direct; if all are Direct, as last click.",
        "`linear`: equal shares.",
        "`position_based`: 40 % to the first, 40 % to the last, 20 % shared by those between; two touchpoints get half each.",
        $"`time_decay`: in proportion to 2^(−age / {DecayWeights.HalfLife.TotalDays:0} days).",
        $"A touchpoint is the start of a visit. Lookback window: {figures.Lookback.TotalDays:0.#} days; the order's own visit always counts.");
}
