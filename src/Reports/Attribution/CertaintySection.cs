using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>How sure each share is, and which channels can't be told apart.</summary>
internal static class CertaintySection
{
    internal static void Write(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        document.Heading(2, "How sure that is");
        var intervals = figures.Attribution.Intervals(figures.Currency);
        if (!intervals.HasAny)
        {
            document.Paragraph("The shares have no intervals: one of the 20 groups of users holds all revenue, or nobody does.");
            return;
        }

        document.Paragraph("Share of revenue, with its interval of 95\u00A0% by leaving out each of 20 groups of users. It covers chance in who ordered, not tracking faults.");
        document.Table(
            ["Channel", .. figures.AttributionModels.Select(model => DocumentColumn.Figures(model.Name()))],
            channels.Select(channel => (string[])[channel.Name(), .. figures.AttributionModels.Select(model => Text(intervals[model, channel]))]));
        document.Bullets(figures.AttributionModels.Where(model => model == AttributionModel.LastClick || model.IsDataDriven()).Select(model => RankingText.Of(
            $"`{model.Name()}`",
            channels.Where(channel => intervals[model, channel] is not null).Select(channel => (channel.Name(), intervals[model, channel]!.Value)))));
    }

    private static string Text(ShareInterval? interval) => interval is { } known
        ? $"{ShareText.Of(known.Share)} ({ShareText.Range(known)})"
        : CountText.None;
}
