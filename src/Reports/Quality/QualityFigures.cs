using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Quality;
using Puffy.Analytics.Statistics;
using Puffy.Reports.Runs;
using Puffy.Tables.Export;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Quality;

/// <summary>What the report's sections are made of, computed once.</summary>
internal sealed class QualityFigures
{
    /// <summary>The timeout that shops use unless they have a reason not to.</summary>
    internal static readonly TimeSpan CustomaryTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Computes them.</summary>
    internal QualityFigures(ReportContext context)
    {
        Context = context;
        var days = DayFigures.Of(
            context.Figures.Monitoring.Days.Cells, context.Figures.RefusedByDay, context.Figures.Monitoring.SalesIn(Currency), Currency);
        Judged = JudgedDays.Of(days.Select(day => KeyValuePair.Create(day.Day, day.Rows)));
        Days = [.. days.Where(day => Judged?.Contains(day.Day) == true)];
        RowsOfOtherDays = days.Sum(day => day.Rows) - Days.Sum(day => day.Rows);
        Orders = OrderChecks.Of(Profile.Orders);
        Weights = new FindingWeights(context.Figures.FilesOf(context.Files), Orders, Currency);
        Fields = context.Figures.Fields;
        FieldChanges = Analytics.Monitoring.FieldChanges.In(Days, Fields, new MonitoringThresholds());
        Revenue = RevenueDistribution.Of(PricedOrders.Select(order => order.Revenue));
        Outliers = Revenue?.Outliers(Orders.Orders.Where(order => order.Currency == Currency)) ?? [];
        Curve = new SessionTimeoutCurve(Profile.Gaps, context.Record.Users);
        Timeout = TimeoutVerdict.Of(Curve, Longer(context.Rules.Options.SessionTimeout));
        Customary = Timeout.Timeout == CustomaryTimeout ? Timeout : TimeoutVerdict.Of(Curve, CustomaryTimeout);
    }

    /// <summary>What the report is made of.</summary>
    internal ReportContext Context { get; }

    /// <summary>The run record.</summary>
    internal RunRecord Record => Context.Record;

    /// <summary>What was gathered over all journeys.</summary>
    internal QualityProfile Profile => Context.Figures.Quality;

    /// <summary>The days about which anything is said, by their rows as read; null without rows.</summary>
    internal JudgedDays? Judged { get; }

    /// <summary>The judged days that have rows, from first to last.</summary>
    internal IReadOnlyList<DayFigures> Days { get; }

    /// <summary>Rows as read of days that are not judged.</summary>
    internal long RowsOfOtherDays { get; }

    /// <summary>Events outside the judged days.</summary>
    internal StrayDates StrayDates => Context.Figures.StrayDates;

    /// <summary>Judged days without an accepted event, between two that have one.</summary>
    internal IReadOnlyList<DateOnly> MissingDays
    {
        get
        {
            var days = Days.Where(day => day.Activity.Events > 0).Select(day => day.Day).ToHashSet();
            return days.Count == 0
                ? []
                : [.. Enumerable.Range(0, days.Max().DayNumber - days.Min().DayNumber).Select(days.Min().AddDays).Where(day => !days.Contains(day))];
        }
    }

    /// <summary>Orders that deserve a look.</summary>
    internal OrderChecks Orders { get; }

    /// <summary>What findings weigh.</summary>
    internal FindingWeights Weights { get; }

    /// <summary>The fields inside event_data.</summary>
    internal FieldProfile Fields { get; }

    /// <summary>Fields inside event_data that are off, by day.</summary>
    internal IReadOnlyList<FieldChangeOfDay> FieldChanges { get; }

    /// <summary>The main currency, in which all money is.</summary>
    internal Currency Currency => Context.Figures.Currency;

    /// <summary>Orders in the main currency.</summary>
    internal IEnumerable<OrderFacts> PricedOrders => Profile.Orders.Where(order => order.Currency == Currency);

    /// <summary>Their revenue.</summary>
    internal decimal TotalRevenue => PricedOrders.Sum(order => order.Revenue);

    /// <summary>How the revenue of orders in the main currency is spread; null without orders.</summary>
    internal RevenueDistribution? Revenue { get; }

    /// <summary>Orders of unusual revenue.</summary>
    internal IReadOnlyList<RevenueOutlier> Outliers { get; }

    /// <summary>The effect of another session timeout.</summary>
    internal SessionTimeoutCurve Curve { get; }

    /// <summary>What the data says of the timeout in force.</summary>
    internal TimeoutVerdict Timeout { get; }

    /// <summary>What it says of 30 minutes.</summary>
    internal TimeoutVerdict Customary { get; }

    /// <summary>A timeout below 2 seconds cannot be judged by gaps that are counted in seconds.</summary>
    private static TimeSpan Longer(TimeSpan timeout) => timeout < TimeSpan.FromSeconds(2) ? TimeSpan.FromSeconds(2) : timeout;
}
