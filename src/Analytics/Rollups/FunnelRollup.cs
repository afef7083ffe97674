using Puffy.Analytics.Devices;
using Puffy.Analytics.Funnel;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A day and a kind of device.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Device">Kind of device.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayDevice")]
public readonly record struct DayDevice(DateOnly Day, DeviceKind Device);

/// <summary>How many sessions reached each step.</summary>
/// <param name="Sessions">All sessions.</param>
/// <param name="PageViewed">Those with a page view.</param>
/// <param name="AddedToCart">Those with a product put into the cart.</param>
/// <param name="CheckoutStarted">Those with a checkout started.</param>
/// <param name="CheckoutCompleted">Those with a checkout completed.</param>
[GenerateSerializer, Immutable, Alias("puffy.FunnelCounts")]
public readonly record struct FunnelCounts(long Sessions, long PageViewed, long AddedToCart, long CheckoutStarted, long CheckoutCompleted)
    : ICell<FunnelCounts>
{
    /// <summary>The sessions that reached a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such step.</exception>
    public long this[FunnelStep step] => step switch
    {
        FunnelStep.Session => Sessions,
        FunnelStep.PageViewed => PageViewed,
        FunnelStep.AddedToCart => AddedToCart,
        FunnelStep.CheckoutStarted => CheckoutStarted,
        FunnelStep.CheckoutCompleted => CheckoutCompleted,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };

    /// <inheritdoc/>
    public static FunnelCounts operator +(FunnelCounts left, FunnelCounts right) => new(
        left.Sessions + right.Sessions,
        left.PageViewed + right.PageViewed,
        left.AddedToCart + right.AddedToCart,
        left.CheckoutStarted + right.CheckoutStarted,
        left.CheckoutCompleted + right.CheckoutCompleted);

    /// <inheritdoc/>
    public static FunnelCounts operator -(FunnelCounts value) => new(
        -value.Sessions, -value.PageViewed, -value.AddedToCart, -value.CheckoutStarted, -value.CheckoutCompleted);
}

/// <summary>Sessions by day, device and funnel step.</summary>
[GenerateSerializer, Immutable, Alias("puffy.FunnelRollup")]
public sealed class FunnelRollup : IRollup<FunnelRollup>
{
    /// <summary>Sessions in each step, by day and device.</summary>
    [Id(0)]
    public Tally<DayDevice, FunnelCounts> Steps { get; private set; } = new();

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        foreach (var session in journey.Sessions)
        {
            Steps.Add(
                new DayDevice(session.Day, session.Device.Kind),
                new FunnelCounts(
                    1,
                    session.Reached(FunnelStep.PageViewed) ? 1 : 0,
                    session.Reached(FunnelStep.AddedToCart) ? 1 : 0,
                    session.Reached(FunnelStep.CheckoutStarted) ? 1 : 0,
                    session.Reached(FunnelStep.CheckoutCompleted) ? 1 : 0),
                sign);
        }
    }

    /// <inheritdoc/>
    public void Merge(FunnelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Steps.Merge(other.Steps);
    }

    /// <inheritdoc/>
    public FunnelRollup Copy() => new() { Steps = Steps.Copy() };

    /// <inheritdoc/>
    public int DifferencesFrom(FunnelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Steps.DifferencesFrom(other.Steps);
    }
}
