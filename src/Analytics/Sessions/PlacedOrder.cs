using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Sessions;

/// <summary>An order as sessions count it.</summary>
/// <param name="Event">The place of its event among the user's events, from 0.</param>
/// <param name="Money">Its revenue.</param>
internal readonly record struct PlacedOrder(int Event, Money Money);
