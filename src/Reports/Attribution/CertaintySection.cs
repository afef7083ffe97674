using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
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
            ["Channel", .. figures.AttributionModels.Select(model => Column.Figures(model.Name()))],
            channels.Select(channel => (string[])[channel.Name(), .. figures.AttributionModels.Select(model => Text(intervals[model, channel]))]));
        document.Bullets(figures.AttributionModels.Where(model => model == AttributionModel.LastClick || model.IsDataDriven()).Select(model => Sentence(model, channels, intervals)));
    }

    private static string Text(ShareInterval? interval) => interval is { } known
        ? $"{ShareText.Of(known.Share)} ({ShareText.Of(known.Low)} to {ShareText.Of(known.High)})"
        : CountText.None;

    /// <summary>Neighbours in the ranking whose intervals overlap: no difference is claimed between them.</summary>
    private static string Sentence(AttributionModel model, IReadOnlyList<Channel> channels, RevenueIntervals intervals)
    {
        var ranked = channels.Where(channel => intervals[model, channel] is not null)
            .OrderByDescending(channel => intervals[model, channel]!.Value.Share)
            .ThenBy(channel => channel.Name(), StringComparer.Ordinal)
            .ToList();
        var alike = ranked.Zip(ranked.Skip(1)).Where(pair => intervals[model, pair.First]!.Value.Overlaps(intervals[model, pair.Second]!.Value)).ToList();
        var apart = ranked.Zip(ranked.Skip(1)).Except(alike).ToList();
        return (apart.Count, alike.Count) switch
        {
            (0, 0) => $"`{model.Name()}`: one channel has all revenue.",
            (_, 0) => $"`{model.Name()}`: each channel earned more than the next one, beyond chance.",
            _ => $"`{model.Name()}`: {string.Join("; ", alike.Select(pair => $"{pair.First.Name()} and {pair.Second.Name()}"))} can't be told apart"
                + (apart.Count == 0 ? "." : $"; beyond chance, {string.Join("; ", apart.Select(pair => $"{pair.First.Name()} earned more than {pair.Second.Name()}"))}."),
        };
    }
}
