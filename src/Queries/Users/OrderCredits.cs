using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Grains.Journeys;

namespace Puffy.Queries.Users;

/// <summary>Completes a user's orders with the credits that follow from all paths.</summary>
internal static class OrderCredits
{
    /// <summary>The journey with the credits of its orders under every model that can be computed.</summary>
    public static UserJourney Complete(UserJourney journey, AttributionFigures figures) => journey with
    {
        Orders = [.. journey.Orders.Select(order => Of(journey.UserId, order, figures))],
        CreditsThrough = figures.Through,
    };

    private static UserOrder Of(string userId, UserOrder order, AttributionFigures figures)
    {
        var attributed = figures.Persons.Of(new AttributedOrder(
            order.OrderId, userId, order.OrderedAt, new Money(order.Revenue, order.Currency), [.. order.Touchpoints.Select(touchpoint => touchpoint.ToTouchpoint())]));
        ImmutableArray<UserCredit> credits =
        [
            .. AttributionModelNames.Rules.SelectMany(model => UserCredit.Of(attributed, model, attributed.Credits(model))),
            .. AttributionModelNames.DataDriven.SelectMany(model => UserCredit.Of(attributed, model, figures.Models[model]?.Credits(attributed) ?? [])),
        ];
        return order with { Touchpoints = [.. attributed.Touchpoints.Select(UserTouchpoint.Of)], Credits = credits };
    }
}
