using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>What changes from model to model: which channel gains and which loses, and how much of the revenue moves at all.</summary>
internal static class ModelShifts
{
    internal static void Write(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        var models = figures.AttributionModels.Where(model => model != AttributionModel.LastClick).ToList();
        document.Heading(3, "What changes between the models");
        document.Paragraph(Sentence(figures, channels));
        if (models.All(model => Moved(figures, model, channels) == 0))
        {
            return;
        }

        document.Paragraph("Revenue above (or below, −) `last_click`:");
        document.Table(
            ["Channel", .. models.Select(model => DocumentColumn.Figures(model.Name()))],
            channels.Select(channel => (string[])[channel.Name(), .. models.Select(model => MoneyText.Exact(Change(figures, model, channel), figures.Currency))]));
    }

    /// <summary>
    /// The revenue that another model gives to other channels: half of all differences, as what one channel gains another loses.
    /// </summary>
    internal static decimal Moved(ExecutiveFigures figures, AttributionModel model, IEnumerable<Channel> channels) =>
        channels.Sum(channel => Math.Abs(Change(figures, model, channel))) / 2;

    private static string Sentence(ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        var moved = Moved(figures, AttributionModel.FirstClick, channels);
        var alone = figures.Behaviour.WithoutHistory;
        var single = $"{CountText.Of(alone.Orders)} of {CountText.Of(figures.Orders, "order")} ({MoneyText.Whole(alone.Revenue, figures.Currency)}) have one touchpoint, on which all models agree.";
        if (moved == 0)
        {
            return $"First and last click credit every channel with the same revenue. {single}";
        }

        var gains = channels.MaxBy(channel => Change(figures, AttributionModel.FirstClick, channel));
        var loses = channels.MinBy(channel => Change(figures, AttributionModel.FirstClick, channel));
        return $"From last to first click {MoneyText.Exact(moved, figures.Currency)} ({ShareText.OfWhole(moved, figures.Revenue)} of revenue) moves to other channels: "
            + $"{gains.Name()} gains most ({MoneyText.Exact(Change(figures, AttributionModel.FirstClick, gains), figures.Currency)}), "
            + $"{loses.Name()} loses most ({MoneyText.Exact(-Change(figures, AttributionModel.FirstClick, loses), figures.Currency)}). {single}";
    }

    private static decimal Change(ExecutiveFigures figures, AttributionModel model, Channel channel) =>
        figures.Credit(model, channel).Revenue - figures.Credit(AttributionModel.LastClick, channel).Revenue;
}
