using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Facts.Questions;

namespace Puffy.Queries.Attribution;

/// <summary>Models side by side.</summary>
/// <param name="Currency">ISO 4217 code of the main currency; null where none is known.</param>
/// <param name="Models">Every model that can be computed.</param>
public sealed record AttributionAnswer(string? Currency, IReadOnlyList<ModelAnswer> Models)
{
    /// <summary>The answer from the figures of a store.</summary>
    /// <param name="figures">Credits by day, and the models that learn from paths.</param>
    /// <param name="days">The days of the orders; null for all.</param>
    /// <param name="currency">The main currency.</param>
    internal static AttributionAnswer From(AttributionFigures figures, DateRange? days, Currency currency) => new(
        currency.IsNone ? null : currency.Code,
        [.. figures.Channels.Credits.Cells
            .Where(cell => days is not { } range || (range.From <= cell.Key.Day && cell.Key.Day <= range.To))
            .GroupBy(cell => cell.Key.Model)
            .OrderBy(model => model.Key)
            .Select(model => ModelAnswer.Of(
                model.Key,
                model.GroupBy(cell => cell.Key.Channel, (channel, cells) => new ChannelSums(
                    channel,
                    CreditDivision.RoundOrders(cells.Sum(cell => cell.Value.Orders)),
                    cells.Where(cell => cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue))),
                channel => days is null ? figures.Intervals(currency)[model.Key, channel] : null,
                currency))]);

    /// <summary>What a channel earned under a model, before it is written.</summary>
    internal readonly record struct ChannelSums(Channel Channel, decimal Orders, decimal Revenue);
}

/// <summary>What one model credits.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Channels">Channels with credit, by revenue, the greatest first.</param>
public sealed record ModelAnswer(string Model, IReadOnlyList<ChannelCredited> Channels)
{
    private const int SharePlaces = 10;

    internal static ModelAnswer Of(
        AttributionModel model, IEnumerable<AttributionAnswer.ChannelSums> sums, Func<Channel, ShareInterval?> intervalOf, Currency currency)
    {
        var channels = sums.ToList();
        var all = channels.Sum(channel => channel.Revenue);
        return new ModelAnswer(model.Name(), [.. channels
            .OrderByDescending(channel => channel.Revenue)
            .ThenBy(channel => channel.Channel.Name(), StringComparer.Ordinal)
            .Select(channel => new ChannelCredited(
                channel.Channel.Name(),
                channel.Orders,
                currency.Write(channel.Revenue),
                Rounded(Ratio.Of(channel.Revenue, all)),
                Rounded(intervalOf(channel.Channel)?.Low),
                Rounded(intervalOf(channel.Channel)?.High)))]);
    }

    private static decimal? Rounded(decimal? share) => share is { } value ? Math.Round(value, SharePlaces) : null;
}

/// <summary>What a channel earned.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Orders">Orders credited to it, a fractional number.</param>
/// <param name="Revenue">Revenue credited to it in the main currency, with that currency's decimals.</param>
/// <param name="RevenueShare">Its share of all revenue; null without revenue.</param>
/// <param name="Low">Lower end of the share's 95 % interval; null where none is known, and for single days.</param>
/// <param name="High">Upper end.</param>
public sealed record ChannelCredited(string Channel, decimal Orders, string Revenue, decimal? RevenueShare, decimal? Low, decimal? High);
