using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>The Markov chain by channel, and what each model is.</summary>
internal static class ModelSection
{
    internal static void Write(ReportDocument document, ExecutiveFigures figures)
    {
        if (figures.Attribution.Models.Markov is { } markov)
        {
            document.Heading(2, "The chain behind markov");
            document.Paragraph($"{ShareText.Rate(markov.Conversion.Round(8))} of all paths end in an order. The removal effect is the share of orders that would be lost if a channel led nowhere; the effects of several channels overlap.");
            document.Table(
                ["Channel", DocumentColumn.Figures("Visits"), DocumentColumn.Figures("Reach"), DocumentColumn.Figures("Conversion after a visit"), DocumentColumn.Figures("Removal effect"), DocumentColumn.Figures("Its share")],
                markov.Channels.OrderByDescending(channel => channel.Value.RemovalEffect.Round(12)).ThenBy(channel => channel.Key.Name(), StringComparer.Ordinal).Select(channel => (string[])[
                    channel.Key.Name(),
                    CountText.Of(channel.Value.Visits),
                    ShareText.Of(channel.Value.Reach.Round(8)),
                    ShareText.Rate(channel.Value.Conversion.Round(8)),
                    ShareText.Of(channel.Value.RemovalEffect.Round(8)),
                    ShareText.Of(channel.Value.Share.Round(8))]));
        }

        document.Heading(2, "The models").Bullets(
            "`first_click`: all to the earliest touchpoint. It rewards the channel that finds customers.",
            "`last_click`: all to the latest. It rewards the channel that closes the sale.",
            "`last_non_direct_click`: all to the latest that is not Direct; if all are Direct, as last click.",
            "`linear`: equal shares.",
            "`position_based`: 40 % to the first, 40 % to the last, 20 % shared by those between; two touchpoints get half each.",
            $"`time_decay`: in proportion to 2^(−age / {DecayWeights.HalfLife.TotalDays:0} days).",
            "`markov`: in proportion to the probability that a visit of the channel ends in an order, learnt from all paths, those without an order included.",
            $"`shapley`: by what a channel adds to the sets of channels that it is in. Each set is given {CountText.Of(figures.ShapleyPrior, "path")} of average conversion beforehand (`--shapley-prior`).",
            $"A touchpoint is the start of a visit. Lookback window: {figures.Lookback.TotalDays:0.#} days; the order's own visit always counts.");
    }
}
