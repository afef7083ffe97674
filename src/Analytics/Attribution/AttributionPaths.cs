using System.Collections.Immutable;

namespace Puffy.Analytics.Attribution;

/// <summary>The ways of one user, or one person: those that led to orders and those that led to none. An immutable value.</summary>
/// <param name="Group">The group in which it is left out together with others, see <see cref="UserGroup"/>.</param>
/// <param name="Orders">The orders with the touchpoints in their windows. Windows may overlap.</param>
/// <param name="NullPaths">Paths of the touchpoints that are in no order's window.</param>
public sealed record AttributionPaths(byte Group, ImmutableArray<AttributedOrder> Orders, ImmutableArray<ChannelPath> NullPaths)
{
    /// <summary>Cuts touchpoints into paths.</summary>
    /// <param name="group">The group of the user or person.</param>
    /// <param name="touchpoints">All touchpoints, in the order of <see cref="Touchpoint.ByTime"/>.</param>
    /// <param name="orders">All orders.</param>
    /// <param name="lookback">The lookback window, which also bounds the length of a null path.</param>
    public static AttributionPaths Of(byte group, ReadOnlySpan<Touchpoint> touchpoints, ImmutableArray<AttributedOrder> orders, TimeSpan lookback) =>
        new(group, orders, NullPathsOf(touchpoints, orders, lookback));

    /// <summary>
    /// A null path starts at the first touchpoint that is in no path yet and takes all that start less than the lookback after it.
    /// </summary>
    private static ImmutableArray<ChannelPath> NullPathsOf(ReadOnlySpan<Touchpoint> touchpoints, ImmutableArray<AttributedOrder> orders, TimeSpan lookback)
    {
        if (touchpoints.Length == 1)
        {
            return orders.IsEmpty ? [ChannelPath.Of(touchpoints[0].Channel)] : [];
        }

        var inWindow = orders.SelectMany(order => order.Touchpoints).ToHashSet();
        var free = new List<Touchpoint>(touchpoints.Length);
        foreach (var touchpoint in touchpoints)
        {
            if (!inWindow.Contains(touchpoint))
            {
                free.Add(touchpoint);
            }
        }

        var paths = ImmutableArray.CreateBuilder<ChannelPath>();
        for (var (start, end) = (0, 0); start < free.Count; start = end)
        {
            while (end < free.Count && free[end].TouchedAt < free[start].TouchedAt + lookback)
            {
                end++;
            }

            paths.Add(ChannelPath.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(free)[start..end]));
        }

        return paths.ToImmutable();
    }
}
