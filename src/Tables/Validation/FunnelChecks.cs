using System.Globalization;
using System.Runtime.InteropServices;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>What the funnel table says, counted again from sessions, events and orders.</summary>
internal static class FunnelChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new("funnel_counted", "Each step of the funnel has the sessions that hold its event or order, and loses those that hold the step before alone, by day and device.", Counted),
        new("funnel_sums", "No step of the funnel has more sessions than there are, none loses more than the step before has, and days and devices sum to all.", Sums),
    ];

    private static Outcome Counted(WrittenTables tables)
    {
        var steps = new Dictionary<(DateOnly Day, DeviceKind Device, FunnelStep Step), (long Sessions, long Lost)>();
        foreach (var (at, session) in tables.Sessions.All.Index())
        {
            var events = tables.Events.Of(at);
            var held = true;
            foreach (var step in FunnelStepNames.All)
            {
                var holds = Holds(session, events, step);
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, (session.Day, session.Device, step), out _);
                count = (count.Sessions + (holds ? 1 : 0), count.Lost + (held && !holds ? 1 : 0));
                held = holds;
            }
        }

        var counted = steps.ToDictionary(
            cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Key.Day:yyyy-MM-dd} {cell.Key.Device.Name()} {cell.Key.Step.Name()}"),
            cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Value.Sessions}, {cell.Value.Lost}"));
        var written = tables.Funnel.Of("sessions", "drop_off").Where(row => !row.Key.Split(' ').Contains(FunnelRow.All)).ToDictionary();
        return Outcome.OfAll("steps by day and device", Cells.Pairs(counted, written));
    }

    private static Outcome Sums(WrittenTables tables)
    {
        var funnel = tables.Funnel;
        var rows = funnel.All.Select(row => (
            Day: row[funnel["day"]], Device: row[funnel["device"]], Step: row[funnel["step"]], Sessions: Number(row[funnel["sessions"]]), Lost: Number(row[funnel["drop_off"]]))).ToList();
        var single = rows.Where(row => row.Day != FunnelRow.All && row.Device != FunnelRow.All).ToList();
        var byDay = single.ToLookup(row => (row.Day, row.Step));
        var byDevice = single.ToLookup(row => (row.Device, row.Step));
        var byStep = single.ToLookup(row => row.Step);
        var comparison = new Comparison("rows");
        foreach (var steps in rows.GroupBy(row => (row.Day, row.Device)))
        {
            var (first, before) = (steps.First().Sessions, steps.First().Sessions);
            foreach (var row in steps)
            {
                var parts = (row.Day, row.Device) switch
                {
                    (FunnelRow.All, FunnelRow.All) => byStep[row.Step],
                    (FunnelRow.All, _) => byDevice[(row.Device, row.Step)],
                    (_, FunnelRow.All) => byDay[(row.Day, row.Step)],
                    _ => [row],
                };
                var (sessions, lost) = (parts.Sum(part => part.Sessions), parts.Sum(part => part.Lost));
                comparison.Take(
                    (row.Sessions, row.Lost) == (sessions, lost) && row.Sessions <= first && row.Lost >= 0 && row.Lost <= before,
                    $"{row.Day}, {row.Device}, {row.Step}: {row.Sessions} and {row.Lost} lost, counted {sessions} and {lost}");
                before = row.Sessions;
            }
        }

        return comparison.Outcome;
    }

    private static bool Holds(SessionRow session, SessionEvents events, FunnelStep step) => step switch
    {
        FunnelStep.Session => true,
        FunnelStep.PageViewed => events.PageViews > 0,
        FunnelStep.AddedToCart => events.AddsToCart > 0,
        FunnelStep.CheckoutStarted => events.CheckoutsStarted > 0,
        FunnelStep.CheckoutCompleted => session.Orders > 0,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
