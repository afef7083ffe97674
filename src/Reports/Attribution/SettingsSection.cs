using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>How far each channel's share moves over the models: which conclusions depend on the choice and which do not.</summary>
internal static class SettingsSection
{
    /// <summary>A share that moves less than this over all choices does not depend on them.</summary>
    private const decimal Small = 0.02m;

    internal static void Write(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        if (figures.Revenue == 0)
        {
            return;
        }

        document.Heading(2, "Which choices matter");
        var moves = channels.Select(channel => (Channel: channel, Range: RangeOf(figures, channel))).ToList();
        var steady = moves.Where(move => move.Range.High - move.Range.Low < Small).Select(move => move.Channel.Name()).ToList();
        document.Paragraph(steady.Count == 0
            ? "Every channel's share depends on the model."
            : $"Whatever the model, the share of {string.Join(", ", steady)} moves by less than {ShareText.Of(Small, digits: 0)} of revenue.");
        document.Table(
            ["Channel", Column.Figures("Lowest share"), "Lowest under", Column.Figures("Highest share"), "Highest under", Column.Figures("Moves by")],
            moves.OrderByDescending(move => move.Range.High - move.Range.Low).Select(move => (string[])[
                move.Channel.Name(),
                ShareText.Of(move.Range.Low),
                move.Range.Lowest.Name(),
                ShareText.Of(move.Range.High),
                move.Range.Highest.Name(),
                ShareText.Of(move.Range.High - move.Range.Low)]));
    }

    private static (decimal Low, AttributionModel Lowest, decimal High, AttributionModel Highest) RangeOf(ExecutiveFigures figures, Channel channel)
    {
        var shares = figures.AttributionModels.Select(model => (Model: model, Share: figures.Credit(model, channel).Revenue / figures.Revenue)).ToList();
        var (low, high) = (shares.MinBy(share => share.Share), shares.MaxBy(share => share.Share));
        return (low.Share, low.Model, high.Share, high.Model);
    }
}
