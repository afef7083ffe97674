using System.Globalization;
using Puffy.Analytics.Behaviour;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Wording;

namespace Puffy.Reports.Executive;

/// <summary>Two kinds of device, one converting worse than the other.</summary>
/// <param name="Weak">The kind with the lower rate.</param>
/// <param name="WeakVisits">Its sessions, without bots.</param>
/// <param name="Strong">The kind with the higher rate.</param>
/// <param name="StrongVisits">Its sessions.</param>
internal sealed record DeviceGap(DeviceKind Weak, VisitFigures WeakVisits, DeviceKind Strong, VisitFigures StrongVisits)
{
    /// <summary>The share of the gap that is thought to be closed.</summary>
    internal const double Closed = 0.5;

    internal string WeakName => Name(Weak);

    internal string StrongName => Name(Strong);

    /// <summary>The higher rate less the lower one.</summary>
    internal Interval Range => StrongVisits.Conversion.Less(WeakVisits.Conversion);

    /// <summary>Whether the gap is more than chance explains.</summary>
    internal bool IsShown => Range.Low > 0;

    /// <summary>The gap in percentage points with its interval.</summary>
    internal string Difference => string.Create(
        CultureInfo.InvariantCulture,
        $"{Points((StrongVisits.Conversion.Rate - WeakVisits.Conversion.Rate) ?? 0)} points (95\u00A0%: {Points(Range.Low)} to {Points(Range.High)}).");

    internal string Sentence => $"{WeakName}: {ShareText.Rate(WeakVisits.Conversion)}; {StrongName}: {ShareText.Rate(StrongVisits.Conversion)}; gap {Difference}";

    /// <summary>
    /// The two kinds with most sessions, the one with the lower rate as the weak one; null where there are not two, or neither
    /// has an order.
    /// </summary>
    internal static DeviceGap? Of(ExecutiveFigures figures)
    {
        var kinds = figures.Behaviour.Devices.Cells
            .Where(cell => cell.Key is DeviceKind.Mobile or DeviceKind.Desktop or DeviceKind.Tablet)
            .OrderByDescending(cell => cell.Value.Sessions)
            .ThenBy(cell => cell.Key)
            .Take(2)
            .OrderBy(cell => cell.Value.Conversion.Rate)
            .ToList();
        return kinds is [var weak, var strong] && strong.Value.Converted > 0 ? new DeviceGap(weak.Key, weak.Value, strong.Key, strong.Value) : null;
    }

    /// <summary>The extra revenue of the weak kind in the period if half of the gap were closed.</summary>
    internal decimal RevenueOfHalf(ExecutiveFigures figures) =>
        (decimal)(((StrongVisits.Conversion.Rate - WeakVisits.Conversion.Rate) ?? 0) * WeakVisits.Sessions * Closed) * figures.AverageOrder;

    private static string Name(DeviceKind kind) => kind switch
    {
        DeviceKind.Mobile => "Mobile",
        DeviceKind.Tablet => "Tablet",
        _ => "Desktop",
    };

    private static string Points(double rate) => (rate * 100).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
}
