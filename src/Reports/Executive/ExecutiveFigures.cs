using Puffy.Analytics.Attribution;
using Puffy.Analytics.Behaviour;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Options;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Tallies;
using Puffy.Reports.Runs;
using Puffy.Tables.Export;
using Puffy.Tables.Gold;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Executive;

/// <summary>What the executive summary speaks of, brought together from figures and run record. Money is of the period, not of a month.</summary>
internal sealed class ExecutiveFigures
{
    private readonly Tally<DayModelChannel, ChannelCredit> _credits;
    private readonly IReadOnlyDictionary<DateOnly, Sales> _allSales;

    private ExecutiveFigures(ReportContext context)
    {
        var (figures, record) = (context.Figures, context.Record);
        Record = record;
        Lookback = context.Rules.Options.Lookback;
        Behaviour = figures.Behaviour;
        Judged = figures.JudgedDays;
        StrayDates = figures.StrayDates;
        var activity = figures.Monitoring.Days.Cells;
        Total = Sum(activity.Values);
        Activity = activity.Where(day => Judged!.Contains(day.Key)).ToDictionary();
        JudgedTotal = Sum(Activity.Values);
        Oddities = figures.Monitoring.Totals;
        Checks = OrderChecks.Of(figures.Quality.Orders);
        Currency = figures.Currency;
        _allSales = figures.Monitoring.SalesIn(Currency);
        SalesByCurrency = figures.Monitoring.OrdersByCurrency.Keys.ToDictionary(
            currency => currency, currency => figures.Monitoring.SalesIn(currency).Values.Aggregate((x, y) => x + y));
        Sales = _allSales.Where(day => Activity.ContainsKey(day.Key)).ToDictionary();
        Earnings = ChannelEarnings.From(figures.Channels, Currency);
        Attribution = figures.Attribution;
        AttributionModels = [.. figures.Models.Where(model => !figures.Attribution.Models.Missing.ContainsKey(model))];
        OtherChoices = figures.OtherChoices;
        LostOrigins = LostOriginRow.From(figures.Attribution.Paths, Currency);
        (Identity, ShapleyPrior) = (context.Rules.Options.Identity, context.Rules.Options.ShapleyPrior);
        _credits = figures.Channels.Credits;
        Funnels = figures.Funnel.Steps.Cells
            .GroupBy(cell => cell.Key.Device, cell => cell.Value)
            .ToDictionary(cells => cells.Key, cells => cells.Aggregate((x, y) => x + y));
        FirstEventAt = Judged is { } from && figures.FirstEventAt < At(from.First, TimeOnly.MinValue) ? At(from.First, TimeOnly.MinValue) : figures.FirstEventAt;
        LastEventAt = Judged is { } to && figures.LastEventAt > At(to.Last, TimeOnly.MaxValue) ? At(to.Last, TimeOnly.MaxValue) : figures.LastEventAt;
        var squares = Behaviour.OrderValues.Cells.Sum(cell => (double)cell.Key * (double)cell.Key * cell.Value.Value);
        RevenueByChance = Takings.Of((double)JudgedRevenue, squares - (double)(_allSales.Values.Sum(day => day.Squares) - Sales.Values.Sum(day => day.Squares)));
    }

    internal RunRecord Record { get; }

    internal TimeSpan Lookback { get; }

    internal BehaviourProfile Behaviour { get; }

    /// <summary>The days about which anything is said; null without events.</summary>
    internal JudgedDays? Judged { get; }

    /// <summary>Events on other days.</summary>
    internal StrayDates StrayDates { get; }

    /// <summary>Activity on the judged days, without those on which nothing happened.</summary>
    internal IReadOnlyDictionary<DateOnly, DayActivity> Activity { get; }

    /// <summary>All activity, stray dates included.</summary>
    internal DayActivity Total { get; }

    /// <summary>Activity on the judged days.</summary>
    internal DayActivity JudgedTotal { get; }

    /// <summary>All orders by their currency.</summary>
    internal IReadOnlyDictionary<Currency, Sales> SalesByCurrency { get; }

    internal JourneyTotals Oddities { get; }

    /// <summary>Orders that deserve a look, as the data quality report names them.</summary>
    internal OrderChecks Checks { get; }

    internal IReadOnlyList<ChannelEarnings> Earnings { get; }

    /// <summary>Who earned the orders: models, paths, intervals, persons.</summary>
    internal AttributionFigures Attribution { get; }

    /// <summary>The attribution models that were asked for and can be computed.</summary>
    internal IReadOnlyList<AttributionModel> AttributionModels { get; }

    /// <summary>What each channel would have earned under other usual choices of options.</summary>
    internal IReadOnlyList<ChoiceEarnings> OtherChoices { get; }

    /// <summary>What stands behind Direct, the most revenue first.</summary>
    internal IReadOnlyList<LostOriginRow> LostOrigins { get; }

    /// <summary>What makes users one person.</summary>
    internal IdentityKind Identity { get; }

    /// <summary>α of the Shapley model.</summary>
    internal int ShapleyPrior { get; }

    /// <summary>Sessions in each step by kind of device, bots being a kind of their own.</summary>
    internal IReadOnlyDictionary<DeviceKind, FunnelCounts> Funnels { get; }

    /// <summary>The first event, or the beginning of the judged days where it is earlier; null without events.</summary>
    internal DateTime? FirstEventAt { get; }

    /// <summary>The last event, or the end of the judged days where it is later; null without events.</summary>
    internal DateTime? LastEventAt { get; }

    /// <summary>The range of the judged days' revenue that chance in the number and size of orders leaves open.</summary>
    internal Interval RevenueByChance { get; }

    /// <summary>The main currency, in which all money is.</summary>
    internal Currency Currency { get; }

    /// <summary>Orders in the main currency by judged day.</summary>
    internal IReadOnlyDictionary<DateOnly, Sales> Sales { get; }

    internal decimal Revenue => _allSales.Values.Sum(day => day.Revenue);

    /// <summary>Revenue of the judged days.</summary>
    internal decimal JudgedRevenue => Sales.Values.Sum(day => day.Revenue);

    /// <summary>Orders in the main currency, over which money is averaged.</summary>
    internal long PricedOrders => _allSales.Values.Sum(day => day.Orders);

    /// <summary>Orders of the judged days in the main currency, whose revenue is summed.</summary>
    internal long JudgedPricedOrders => Sales.Values.Sum(day => day.Orders);

    internal long Orders => Total.Orders;

    internal decimal AverageOrder => PricedOrders == 0 ? 0 : Revenue / PricedOrders;

    /// <summary>The judged days; 0 without events.</summary>
    internal int CalendarDays => Judged?.CalendarDays ?? 0;

    /// <summary>Judged days without a single event.</summary>
    internal int MissingDays => CalendarDays - Activity.Count(day => day.Value.Events > 0);

    /// <summary>All sessions but those of bots.</summary>
    internal VisitFigures People => Behaviour.FirstVisits + Behaviour.LaterVisits;

    /// <summary>Steps of the funnel, sessions of bots left out.</summary>
    internal FunnelCounts PeopleFunnel => Funnels.Where(funnel => funnel.Key != DeviceKind.Bot).Aggregate(default(FunnelCounts), (sum, funnel) => sum + funnel.Value);

    /// <summary>The share of all sessions that the judged days have.</summary>
    internal double JudgedShare => Total.Sessions == 0 ? 1 : (double)JudgedTotal.Sessions / Total.Sessions;

    internal static ExecutiveFigures Of(ReportContext context) => new(context);

    /// <summary>What a channel earned under a model.</summary>
    internal ChannelCredit Credit(AttributionModel model, Channel channel) =>
        Earnings.FirstOrDefault(row => row.Model == model && row.Channel == channel)?.Credit ?? default;

    /// <summary>Rows that were refused for a reason.</summary>
    internal long Refused(string reason) => Record.Quarantined.GetValueOrDefault(reason);

    /// <summary>Revenue of a day that last click leaves with Direct.</summary>
    internal decimal DirectRevenueOn(DateOnly day) => _credits[new DayModelChannel(day, AttributionModel.LastClick, Channel.Direct, Currency)].Revenue;

    private static DayActivity Sum(IEnumerable<DayActivity> days) => days.Aggregate(default(DayActivity), (x, y) => x + y);

    private static DateTime At(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc);
}
