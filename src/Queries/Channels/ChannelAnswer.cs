using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;

namespace Puffy.Queries.Channels;

/// <summary>What a channel brought and earned.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Visits">Its sessions, and the orders made in them. A user counts once for each day.</param>
/// <param name="Revenue">Revenue of these orders, in the main currency.</param>
/// <param name="Currency">The main currency; null if unknown.</param>
/// <param name="Earned">Revenue in the main currency credited to it, by the name of the attribution model; a model under which it earned nothing is left out.</param>
public sealed record ChannelAnswer(string Channel, ChannelVisits Visits, decimal Revenue, Currency Currency, IReadOnlyDictionary<string, decimal> Earned)
{
    private const int SharePlaces = 10;

    /// <summary>
    /// Its share of all revenue with the interval of 95 %, by the name of the attribution model. Empty for a single day; a model is left
    /// out where one of the 20 groups of users holds all revenue.
    /// </summary>
    public IReadOnlyDictionary<string, ShareInterval> Shares { get; init; } = new Dictionary<string, ShareInterval>();

    /// <summary>Share of the sessions in which an order was made; null without sessions.</summary>
    public decimal? ConversionRate => Ratio.Of(Visits.ConvertedSessions, Visits.Sessions);

    /// <summary>Share of the sessions with one event; null without sessions.</summary>
    public decimal? BounceRate => Ratio.Of(Visits.Bounces, Visits.Sessions);

    /// <summary>The channels that had a session or earned credit, in alphabetical order.</summary>
    /// <param name="rollup">The figures.</param>
    /// <param name="currency">The main currency.</param>
    /// <param name="model">The only attribution model; null for every model.</param>
    /// <param name="intervals">How sure the shares of revenue are; null where that is not known.</param>
    public static IReadOnlyList<ChannelAnswer> From(
        ChannelRollup rollup, Currency currency, AttributionModel? model = null, RevenueIntervals? intervals = null)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var visits = rollup.Visits.Cells.ToLookup(cell => cell.Key.Channel, cell => cell.Value);
        var revenue = rollup.Sales.Cells.Where(cell => cell.Key.Currency == currency).ToLookup(cell => cell.Key.Channel, cell => cell.Value.Revenue);
        var earnings = ChannelEarnings.From(rollup, currency).Where(row => model is null || row.Model == model).ToLookup(row => row.Channel);
        return
        [
            .. visits.Select(channel => channel.Key)
                .Union(earnings.Select(channel => channel.Key))
                .Select(channel => new ChannelAnswer(
                    channel.Name(),
                    visits[channel].Aggregate(default(ChannelVisits), (sum, day) => sum + day),
                    revenue[channel].Sum(),
                    currency,
                    earnings[channel].ToDictionary(row => row.Model.Name(), row => row.Credit.Revenue))
                {
                    Shares = earnings[channel]
                        .Where(row => intervals?[row.Model, channel] is not null)
                        .ToDictionary(row => row.Model.Name(), row => intervals![row.Model, channel]!.Value.Round(SharePlaces)),
                })
                .OrderBy(answer => answer.Channel, StringComparer.Ordinal),
        ];
    }
}
