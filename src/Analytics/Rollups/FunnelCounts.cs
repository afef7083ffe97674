using Puffy.Analytics.Funnel;
using Puffy.Analytics.Sessions;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>How many sessions reached each step, and each step together with the one before it.</summary>
/// <param name="Sessions">All sessions.</param>
/// <param name="PageViewed">Those with a page view.</param>
/// <param name="AddedToCart">Those with a product put into the cart.</param>
/// <param name="CheckoutStarted">Those with a checkout started.</param>
/// <param name="CheckoutCompleted">Those with an order.</param>
/// <param name="ViewedAndAdded">Those with a page view and a product put into the cart.</param>
/// <param name="AddedAndStarted">Those with a product put into the cart and a checkout started.</param>
/// <param name="StartedAndCompleted">Those with a checkout started and an order.</param>
[GenerateSerializer, Immutable, Alias("puffy.FunnelCounts")]
public readonly record struct FunnelCounts(
    long Sessions,
    long PageViewed,
    long AddedToCart,
    long CheckoutStarted,
    long CheckoutCompleted,
    long ViewedAndAdded,
    long AddedAndStarted,
    long StartedAndCompleted)
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

    /// <summary>What one session adds.</summary>
    public static FunnelCounts Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var viewed = session.Reached(FunnelStep.PageViewed);
        var added = session.Reached(FunnelStep.AddedToCart);
        var started = session.Reached(FunnelStep.CheckoutStarted);
        var completed = session.Reached(FunnelStep.CheckoutCompleted);
        return new FunnelCounts(1, One(viewed), One(added), One(started), One(completed), One(viewed && added), One(added && started), One(started && completed));

        static long One(bool counts) => counts ? 1 : 0;
    }

    /// <summary>The sessions that reached the step before a step; all sessions for the first step.</summary>
    public long Before(FunnelStep step) => step == FunnelStep.Session ? Sessions : this[step - 1];

    /// <summary>The sessions that reached both a step and the one before it.</summary>
    public long FromBefore(FunnelStep step) => step switch
    {
        FunnelStep.AddedToCart => ViewedAndAdded,
        FunnelStep.CheckoutStarted => AddedAndStarted,
        FunnelStep.CheckoutCompleted => StartedAndCompleted,
        _ => this[step],
    };

    /// <summary>The sessions that reached the step before a step and not the step itself.</summary>
    public long DropOff(FunnelStep step) => Before(step) - FromBefore(step);

    /// <inheritdoc/>
    public static FunnelCounts operator +(FunnelCounts left, FunnelCounts right) => new(
        left.Sessions + right.Sessions,
        left.PageViewed + right.PageViewed,
        left.AddedToCart + right.AddedToCart,
        left.CheckoutStarted + right.CheckoutStarted,
        left.CheckoutCompleted + right.CheckoutCompleted,
        left.ViewedAndAdded + right.ViewedAndAdded,
        left.AddedAndStarted + right.AddedAndStarted,
        left.StartedAndCompleted + right.StartedAndCompleted);

    /// <inheritdoc/>
    public static FunnelCounts operator -(FunnelCounts value) => new(
        -value.Sessions,
        -value.PageViewed,
        -value.AddedToCart,
        -value.CheckoutStarted,
        -value.CheckoutCompleted,
        -value.ViewedAndAdded,
        -value.AddedAndStarted,
        -value.StartedAndCompleted);
}
