using Puffy.Analytics.Events;

namespace Puffy.Analytics.Funnel;

/// <summary>The written names of funnel steps.</summary>
public static class FunnelStepNames
{
    /// <summary>Every step, from the first to the last.</summary>
    public static IReadOnlyList<FunnelStep> All { get; } = Enum.GetValues<FunnelStep>();

    /// <summary>The name as written in tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such step.</exception>
    public static string Name(this FunnelStep step) => step switch
    {
        FunnelStep.Session => "session",
        FunnelStep.PageViewed => EventNames.PageViewed,
        FunnelStep.AddedToCart => EventNames.AddedToCart,
        FunnelStep.CheckoutStarted => EventNames.CheckoutStarted,
        FunnelStep.CheckoutCompleted => EventNames.CheckoutCompleted,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
