namespace Puffy.Analytics.Attribution;

/// <summary>Finds the touchpoints that may earn credit for an order. Pure.</summary>
internal static class LookbackWindow
{
    /// <summary>
    /// The places of the touchpoints from the order's time less the lookback to the order's time, both included. The order's own
    /// session always counts, however early it started.
    /// </summary>
    /// <param name="touchpoints">The touchpoints, in the order of <see cref="Touchpoint.ByTime"/>.</param>
    /// <param name="own">The place of the order's own session among them.</param>
    /// <param name="orderedAt">Time of the order.</param>
    /// <param name="lookback">How long before it a touchpoint may start.</param>
    public static int[] Find(ReadOnlySpan<Touchpoint> touchpoints, int own, DateTime orderedAt, TimeSpan lookback)
    {
        var from = orderedAt - lookback;
        var (first, end) = (own, own + 1);
        while (first > 0 && touchpoints[first - 1].TouchedAt >= from)
        {
            first--;
        }

        while (end < touchpoints.Length && touchpoints[end].TouchedAt <= orderedAt)
        {
            end++;
        }

        if (touchpoints[own].TouchedAt >= from)
        {
            return [.. Enumerable.Range(first, end - first)];
        }

        // An own session that began before the window: others of the person may lie between it and the window.
        var inside = own + 1;
        while (inside < end && touchpoints[inside].TouchedAt < from)
        {
            inside++;
        }

        return [own, .. Enumerable.Range(inside, end - inside)];
    }
}
