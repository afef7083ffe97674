using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>What the Markov chain says of a channel.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="State">Its state in the chain.</param>
/// <param name="Orders">Its share of all orders, of any currency.</param>
/// <param name="Revenue">Its share of all revenue in the main currency.</param>
internal sealed record MarkovRow(Channel Channel, ChainState State, Fraction Orders, decimal Revenue)
{
    /// <summary>
    /// Every channel of the chain. All revenue is divided by the shares: each channel but the last by name is rounded half to even,
    /// and the last takes the rest.
    /// </summary>
    /// <param name="figures">The figures.</param>
    /// <param name="currency">The main currency.</param>
    /// <returns>No row where the model can't be computed.</returns>
    public static IReadOnlyList<MarkovRow> From(AttributionFigures figures, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Models.Markov is not { } markov)
        {
            return [];
        }

        var channels = markov.Channels.OrderBy(state => state.Key.Name(), StringComparer.Ordinal).ToList();
        var orders = Fraction.Of(figures.Paths.Paths.Cells.Values.Sum(path => path.Orders), 1);
        var revenue = figures.Paths.Paths.Cells.Where(cell => cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue);
        var amounts = CreditDivision.Divide(new Money(revenue, currency), Shares.OfFractions([.. channels.Select(state => state.Value.Share)]))
            .ToDictionary(credit => credit.Position, credit => credit.Revenue);
        return [.. channels.Select((state, at) => new MarkovRow(state.Key, state.Value, orders * state.Value.Share, amounts.GetValueOrDefault(at)))];
    }
}

/// <summary>The Markov chain by channel.</summary>
internal static class MarkovTable
{
    /// <summary>attribution_markov.csv.</summary>
    public static Table<MarkovRow> Channels { get; } = new(
        "gold/attribution_markov.csv",
        "a channel of the Markov chain; none without orders",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, row) => key.Text(row.Channel.Name()),
        [
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Channel.Name())),
            new("visits", ColumnType.Number, "touchpoints of the channel in all paths", (write, row) => write.Number(row.State.Visits)),
            new("reach", ColumnType.Share, "h: probability that a walk through the chain touches the channel", (write, row) => write.Fraction(row.State.Reach)),
            new("conversion_after_visit", ColumnType.Share, "x: probability of conversion from the channel", (write, row) => write.Fraction(row.State.Conversion)),
            new("removal_effect", ColumnType.Share, "h times x by p, the share of conversions that pass through the channel; p is orders by paths", (write, row) => write.Fraction(row.State.RemovalEffect)),
            new("share", ColumnType.Share, "its removal effect by the sum of all", (write, row) => write.Fraction(row.State.Share)),
            new("orders", ColumnType.Share, "share of all orders, of any currency", (write, row) => write.Fraction(row.Orders)),
            new("revenue", ColumnType.Money, "share of all revenue in the main currency", (write, row) => write.Money(row.Revenue)),
        ]);
}
