using Puffy.Analytics.Wording;
using Puffy.Queries.Funnel;

namespace Puffy.Client.Terminal;

/// <summary>How far sessions came, on the screen.</summary>
internal static class FunnelView
{
    /// <summary>A row a step.</summary>
    public static ScreenTable<FunnelAnswer> Table(IEnumerable<FunnelAnswer> steps) =>
        new ScreenTable<FunnelAnswer>(steps)
            .Name("device", row => row.Device)
            .Name("step", row => row.Step)
            .Number("sessions", row => CountText.Of(row.Sessions))
            .Number("from previous", row => ShareText.Rate(row.RateFromPrevious))
            .Number("from first", row => ShareText.Rate(row.RateFromFirst))
            .Number("drop-off", row => CountText.Of(row.DropOff), Importance.Useful);
}
