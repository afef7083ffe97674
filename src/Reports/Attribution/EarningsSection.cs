using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Wording;
using Puffy.Reports.Charts;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>What earned the revenue: every model side by side.</summary>
internal static class EarningsSection
{
    private const int MostChannels = 8;

    /// <summary>The models that the chart compares: who closes the sale, and what all paths teach.</summary>
    private static readonly AttributionModel[] Charted = [AttributionModel.LastClick, AttributionModel.Markov, AttributionModel.Shapley];

    internal static void Write(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        document.Heading(2, "What earned the revenue");
        foreach (var (model, reason) in figures.Attribution.Models.Missing)
        {
            document.Paragraph($"`{model.Name()}` is left out: {reason}.");
        }

        document.Image("attribution_by_model.png", Chart(figures, channels), "Revenue credited to each channel by last click, Markov and Shapley");
        Side(document, figures, channels, "Revenue", (credit, _) => MoneyText.Exact(credit.Revenue, figures.Currency));
        Side(document, figures, channels, "Share of revenue", (credit, total) => ShareText.OfWhole(credit.Revenue, total.Revenue));
        Side(document, figures, channels, "Orders", (credit, _) => FormattableString.Invariant($"{credit.Orders:#,0.##}"));
        ModelShifts.Write(document, figures, channels);
    }

    private static void Side(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels, string title, Func<ChannelCredit, ChannelCredit, string> write)
    {
        var models = figures.AttributionModels;
        var totals = models.Select(model => channels.Select(channel => figures.Credit(model, channel)).Aggregate(default(ChannelCredit), (x, y) => x + y)).ToList();
        document.Heading(3, title);
        document.Table(
            ["Channel", .. models.Select(model => DocumentColumn.Figures(model.Name()))],
            [
                .. channels.Select(channel => (string[])[channel.Name(), .. models.Zip(totals, (model, total) => write(figures.Credit(model, channel), total))]),
                (string[])["**All**", .. totals.Select(total => $"**{write(total, total)}**")],
            ]);
    }

    private static byte[] Chart(ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        var shown = channels.Take(MostChannels).ToList();
        return new GroupedBarChart
        {
            Title = "Who earned the revenue: the last click, or what all paths teach",
            Subtitle = channels.Count > shown.Count ? $"Revenue credited · {channels.Count - shown.Count} smaller channels left out" : "Revenue credited by channel",
            Categories = [.. shown.Select(channel => channel.Name())],
            Series = [.. Charted.Where(figures.AttributionModels.Contains).Select(model => new BarSeries(model.Name(), [.. shown.Select(channel => (double)figures.Credit(model, channel).Revenue)]))],
            Format = ValueFormat.Money(figures.Currency),
            Density = 2,
        }.RenderPng(1600, 560);
    }
}
