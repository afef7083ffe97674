using System.Globalization;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Wording;
using Puffy.Grains.Journeys;

namespace Puffy.Client.Terminal;

/// <summary>One user's journey, on the screen.</summary>
internal static class UserView
{
    /// <summary>Shows sessions, orders and who earned them.</summary>
    public static void Show(UserJourney journey, Screen screen)
    {
        screen.Line(
            $"{journey.UserId}: {CountText.Of(journey.Events, "event")}, {CountText.Of(journey.Sessions.Length, "session")}, "
            + $"{CountText.Of(journey.Orders.Length, "order")}, revenue {journey.Revenue}");
        screen.Line($"path: {journey.Path}");
        screen.Table(Sessions(journey.Sessions));
        foreach (var order in journey.Orders)
        {
            screen.Space();
            screen.Line($"order {Number(order)} of {TimeText.Second(order.OrderedAt)}, revenue {order.Currency.Show(order.Revenue)}");
            screen.Table(Credits(order.Credits, order.Currency));
        }

        if (journey.CreditsThrough is { } through)
        {
            screen.Space();
            screen.Line($"markov and shapley follow from all paths after {CountText.Of(through, "write")} to the store; they change with the orders of others.");
        }
    }

    private static string Number(UserOrder order) => order.TransactionId.Length > 0 ? order.TransactionId : order.OrderId;

    private static ScreenTable<UserSession> Sessions(IEnumerable<UserSession> sessions) => new ScreenTable<UserSession>(sessions)
        .Number("session", session => CountText.Of(session.Number), Importance.Key)
        .Name("started", session => TimeText.Second(session.StartedAt))
        .Number("seconds", session => CountText.Number((session.EndedAt - session.StartedAt).TotalSeconds, digits: 0), Importance.Useful)
        .Number("events", session => CountText.Of(session.Events), Importance.Useful)
        .Name("channel", session => session.Channel, Importance.Main)
        .Name("device", session => session.Device, Importance.Detail)
        .Number("orders", session => CountText.Of(session.Orders), Importance.Main)
        .Number("revenue", session => session.Revenue.ToString())
        .Text("landing page", session => session.LandingPage, Importance.Detail);

    private static ScreenTable<UserCredit> Credits(IEnumerable<UserCredit> credits, Currency currency) => new ScreenTable<UserCredit>(credits)
        .Name("model", credit => credit.Model)
        .Number("session", credit => CountText.Of(credit.SessionNumber), Importance.Key)
        .Name("channel", credit => credit.Channel, Importance.Main)
        .Number("weight", credit => credit.Weight.ToString("0.0000", CultureInfo.InvariantCulture), Importance.Useful)
        .Number(currency.WithCode("revenue"), credit => currency.Group(credit.Revenue));
}
