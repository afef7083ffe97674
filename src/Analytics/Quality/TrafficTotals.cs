using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Quality;

/// <summary>Totals of journeys, for comparison with the same without bots.</summary>
/// <param name="Users">Users with a session.</param>
/// <param name="Events">Events of sessions.</param>
/// <param name="Sessions">Sessions.</param>
/// <param name="Bounces">Sessions of one event.</param>
/// <param name="ConvertedSessions">Sessions in which an order was made.</param>
/// <param name="Orders">Orders.</param>
/// <param name="Revenue">Revenue of those in the main currency.</param>
public readonly record struct TrafficTotals(
    long Users, long Events, long Sessions, long Bounces, long ConvertedSessions, long Orders, decimal Revenue)
{
    /// <summary>The totals of one journey.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="currency">The main currency.</param>
    public static TrafficTotals Of(Journey journey, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(journey);
        var totals = new TrafficTotals { Users = journey.Sessions.Count > 0 ? 1 : 0, Sessions = journey.Sessions.Count, Orders = journey.Orders.Count };
        foreach (var session in journey.Sessions)
        {
            totals = totals with
            {
                Events = totals.Events + session.Events.Count,
                Bounces = totals.Bounces + (session.IsBounce ? 1 : 0),
                ConvertedSessions = totals.ConvertedSessions + (session.Converted ? 1 : 0),
                Revenue = totals.Revenue + session.Revenue[currency],
            };
        }

        return totals;
    }

    /// <summary>The sum.</summary>
    public static TrafficTotals operator +(TrafficTotals left, TrafficTotals right) => new(
        left.Users + right.Users,
        left.Events + right.Events,
        left.Sessions + right.Sessions,
        left.Bounces + right.Bounces,
        left.ConvertedSessions + right.ConvertedSessions,
        left.Orders + right.Orders,
        left.Revenue + right.Revenue);
}
