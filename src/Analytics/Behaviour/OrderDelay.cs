namespace Puffy.Analytics.Behaviour;

/// <summary>How long before an order its first touchpoint lies.</summary>
/// <param name="SeveralTouches">Whether there are more touchpoints than the session of the order itself.</param>
/// <param name="Minutes">Whole minutes from the first touchpoint in the order's window to the order.</param>
public readonly record struct OrderDelay(bool SeveralTouches, long Minutes);
