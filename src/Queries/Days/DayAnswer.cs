using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;

namespace Puffy.Queries.Days;

/// <summary>What happened on a day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Activity">Events of the day, sessions that started on it, and its orders.</param>
/// <param name="Revenue">Revenue of its orders in the main currency.</param>
/// <param name="Currency">The main currency; null if unknown.</param>
public sealed record DayAnswer(DateOnly Day, DayActivity Activity, decimal Revenue, Currency Currency)
{
    /// <summary>Share of the day's sessions in which an order was made; null without sessions.</summary>
    public decimal? ConversionRate => Ratio.Of(Activity.ConvertedSessions, Activity.Sessions);

    /// <summary>Share of the day's sessions with one event; null without sessions.</summary>
    public decimal? BounceRate => Ratio.Of(Activity.Bounces, Activity.Sessions);

    /// <summary>The days from first to last.</summary>
    /// <param name="rollup">The figures.</param>
    /// <param name="currency">The main currency.</param>
    public static IReadOnlyList<DayAnswer> From(MonitoringRollup rollup, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        return [.. rollup.Days.Cells.OrderBy(cell => cell.Key).Select(cell => new DayAnswer(
            cell.Key, cell.Value, rollup.Sales[new DayCurrency(cell.Key, currency)].Revenue, currency))];
    }
}
