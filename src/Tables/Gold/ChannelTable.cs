using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>A channel on one day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Visits">Its sessions and orders.</param>
/// <param name="Sales">Those of the orders that are in the main currency.</param>
/// <param name="Credited">Revenue in the main currency that each attribution model credits to it, of the day's orders; null under a model that is not written.</param>
internal sealed record ChannelDay(DateOnly Day, Channel Channel, ChannelVisits Visits, Sales Sales, IReadOnlyList<decimal?> Credited)
{
    /// <summary>Every day and channel with a session, an order or credit.</summary>
    /// <param name="rollup">The figures.</param>
    /// <param name="currency">The main currency.</param>
    /// <param name="models">The attribution models that are written.</param>
    public static IEnumerable<ChannelDay> From(ChannelRollup rollup, Currency currency, IReadOnlyList<AttributionModel> models)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return rollup.Visits.Cells.Keys.Union(rollup.Credits.Cells.Keys.Where(key => models.Contains(key.Model)).Select(key => new DayChannel(key.Day, key.Channel))).Select(key => new ChannelDay(
            key.Day,
            key.Channel,
            rollup.Visits[key],
            rollup.Sales[new DayChannelCurrency(key.Day, key.Channel, currency)],
            [.. AttributionModelNames.All.Select(model => models.Contains(model) ? rollup.Credits[new DayModelChannel(key.Day, model, key.Channel, currency)].Revenue : (decimal?)null)]));
    }
}

/// <summary>Visits by day and channel.</summary>
internal static class ChannelTable
{
    /// <summary>agg_channel_performance.csv.</summary>
    public static Table<ChannelDay> Performance { get; } = new(
        "gold/agg_channel_performance.csv",
        "a day and a channel",
        TableKind.Aggregate,
        KeyColumns: 2,
        (key, row) => key.Day(row.Day).Text(row.Channel.Name()),
        [
            new("day", ColumnType.Day, "UTC day", (write, row) => write.Day(row.Day)),
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Channel.Name())),
            new("channel_group", ColumnType.Text, "one of the six groups of channels", (write, row) => write.Text(row.Channel.Group())),
            new("sessions", ColumnType.Number, "sessions that started on the day", (write, row) => write.Number(row.Visits.Sessions)),
            new("users", ColumnType.Number, "users with such a session", (write, row) => write.Number(row.Visits.Users)),
            new("orders", ColumnType.Number, "orders of the day, of any currency, made in a session of the channel", (write, row) => write.Number(row.Visits.Orders)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, row) => write.Money(row.Sales.Revenue)),
            new("conversion_rate", ColumnType.Rate, "share of the sessions in which an order was made", (write, row) => write.Rate(Ratio.Of(row.Visits.ConvertedSessions, row.Visits.Sessions))),
            new("revenue_per_session", ColumnType.Money, "revenue per session", (write, row) => write.Money(Ratio.Of(row.Sales.Revenue, row.Visits.Sessions))),
            new("bounce_rate", ColumnType.Rate, "share of the sessions with one event", (write, row) => write.Rate(Ratio.Of(row.Visits.Bounces, row.Visits.Sessions))),
            .. AttributionModelNames.All.Select((model, at) => new TableColumn<ChannelDay>(
                $"revenue_{model.Name()}", ColumnType.Money, $"revenue in the main currency that {model.Name()} credits to it, of the day's orders", (write, row) => write.Money(row.Credited[at]))),
        ]);
}
