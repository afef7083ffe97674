using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Sessions;

namespace Puffy.Grains.Journeys;

/// <summary>A journey as an answer to a query.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Events">Number of accepted events.</param>
/// <param name="Revenue">The orders' revenue by currency.</param>
/// <param name="Path">The channels of the touchpoints in their order.</param>
/// <param name="Sessions">The sessions in their order.</param>
/// <param name="Orders">The orders in their order.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserJourney")]
public sealed record UserJourney(
    string UserId,
    int Events,
    Amounts Revenue,
    string Path,
    ImmutableArray<UserSession> Sessions,
    ImmutableArray<UserOrder> Orders)
{
    /// <summary>
    /// The number of writes to the store whose paths the data-driven credits follow from; null as long as only the rules' credits are there.
    /// </summary>
    [Id(0)]
    public long? CreditsThrough { get; init; }

    /// <summary>The answer for a journey.</summary>
    public static UserJourney Of(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return new(
            journey.UserId,
            journey.Events.Count,
            journey.Revenue,
            journey.Path,
            [.. journey.Sessions.Select(UserSession.Of)],
            [.. journey.Orders.Select(UserOrder.Of)]);
    }
}

/// <summary>A session as an answer to a query.</summary>
/// <param name="SessionId">Key of the session.</param>
/// <param name="Number">Its place among the user's, from 1.</param>
/// <param name="StartedAt">Time of the first event.</param>
/// <param name="EndedAt">Time of the last event.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Orders">Number of orders.</param>
/// <param name="Revenue">Revenue of the orders by currency.</param>
/// <param name="Channel">Name of the channel.</param>
/// <param name="LandingPage">Page of the first event.</param>
/// <param name="Device">Kind of device.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserSession")]
public sealed record UserSession(
    string SessionId,
    int Number,
    DateTime StartedAt,
    DateTime EndedAt,
    int Events,
    int Orders,
    Amounts Revenue,
    string Channel,
    string LandingPage,
    string Device)
{
    internal static UserSession Of(Session session) => new(
        session.Id,
        session.Number,
        session.StartedAt,
        session.EndedAt,
        session.Events.Count,
        session.Orders,
        session.Revenue,
        session.Channel.Name(),
        session.LandingPage,
        session.Device.Kind.Name());
}

/// <summary>An order as an answer to a query.</summary>
/// <param name="OrderId">Key of the order.</param>
/// <param name="TransactionId">The shop's own number; empty where there is none.</param>
/// <param name="OrderedAt">Time of the order.</param>
/// <param name="Revenue">Revenue, in the order's currency.</param>
/// <param name="Currency">The order's currency; null if unknown.</param>
/// <param name="Touchpoints">The touchpoints in its lookback window, earliest first.</param>
/// <param name="Credits">Who earned it, under every model.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserOrder")]
public sealed record UserOrder(
    string OrderId,
    string TransactionId,
    DateTime OrderedAt,
    decimal Revenue,
    Currency Currency,
    ImmutableArray<UserTouchpoint> Touchpoints,
    ImmutableArray<UserCredit> Credits)
{
    internal static UserOrder Of(Order order) => new(
        order.Id,
        order.Payload.TransactionId,
        order.OrderedAt,
        order.Revenue,
        order.Currency,
        [.. order.Attributed.Touchpoints.Select(UserTouchpoint.Of)],
        [.. AttributionModelNames.Rules.SelectMany(model => UserCredit.Of(order.Attributed, model, order.Credits(model)))]);
}

/// <summary>A touchpoint as an answer to a query.</summary>
/// <param name="UserId">The user whose session it is.</param>
/// <param name="SessionNumber">The session whose start it is.</param>
/// <param name="TouchedAt">Time.</param>
/// <param name="Channel">Name of the channel.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserTouchpoint")]
public sealed record UserTouchpoint(string UserId, int SessionNumber, DateTime TouchedAt, string Channel)
{
    /// <summary>The answer for a touchpoint.</summary>
    public static UserTouchpoint Of(Touchpoint touchpoint) =>
        new(touchpoint.UserId, touchpoint.SessionNumber, touchpoint.TouchedAt, touchpoint.Channel.Name());

    /// <summary>The touchpoint of the answer.</summary>
    public Touchpoint ToTouchpoint() => ChannelNames.TryParse(Channel, out var channel)
        ? new Touchpoint(UserId, SessionNumber, TouchedAt, channel)
        : throw new InvalidOperationException($"No channel is named '{Channel}'.");
}

/// <summary>A credit as an answer to a query.</summary>
/// <param name="Model">Name of the attribution model.</param>
/// <param name="UserId">The user whose session earned it.</param>
/// <param name="SessionNumber">The session whose start is the touchpoint.</param>
/// <param name="Channel">Name of its channel.</param>
/// <param name="Weight">Share of the order, of 1.</param>
/// <param name="Revenue">Share of its revenue, in its currency.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserCredit")]
public sealed record UserCredit(string Model, string UserId, int SessionNumber, string Channel, decimal Weight, decimal Revenue)
{
    /// <summary>The answers for an order's credits under a model.</summary>
    public static IEnumerable<UserCredit> Of(AttributedOrder order, AttributionModel model, IEnumerable<Credit> credits) => credits.Select(credit =>
    {
        var touchpoint = order.Touchpoints[credit.Position];
        return new UserCredit(model.Name(), touchpoint.UserId, touchpoint.SessionNumber, touchpoint.Channel.Name(), credit.Weight, credit.Revenue);
    });
}
