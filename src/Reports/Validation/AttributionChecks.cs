using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Reports.Validation.Reading;

namespace Puffy.Reports.Validation;

/// <summary>Who earned each order: windows, credits, and what they come to by channel.</summary>
internal static class AttributionChecks
{
    internal static IReadOnlyList<Check> All { get; } =
    [
        new("credits_sum_to_order", "Under each model an order's credits sum to its revenue, to the cent.", tables => OfOrders(tables, (order, credits) => credits.Sum(credit => credit.Revenue) == order.Revenue)),
        new("weights_sum_to_one", "Under each model an order's weights sum to exactly 1.", tables => OfOrders(tables, (_, credits) => credits.Sum(credit => credit.Weight) == 1)),
        new("weights_follow_model", "Each weight is what its model gives to the touchpoint, worked out from the touchpoints in the order's window.", Weights),
        new("amounts_follow_weights", "Each credit is its weight of the order's revenue; only the last may take the cents that rounding leaves.", Amounts),
        new("credits_in_window", "Each credit's touchpoint lies in the lookback window before its order, or is the order's own session.", InWindow),
        new("credits_name_touchpoint", "Each credit has the session, time and channel of its touchpoint, and the time of its order.", OfTouchpoints),
        new("conversions_count_window", "An order's touchpoints in the window, its first and last channel and the time since the first are those of the user's touchpoints.", Windows),
        new("channel_credits_conserved", "Under each model each channel has the orders and the revenue of its credits.", ByChannel),
        new("click_tables_agree", "attribution_first_click and attribution_last_click have the figures of attribution_models.", ClickTables),
    ];

    private static Outcome OfOrders(WrittenTables tables, Func<OrderRow, IReadOnlyList<CreditRow>, bool> agrees)
    {
        var comparison = new Comparison("sums, one for each order and model");
        var credits = tables.Credits.All.ToLookup(credit => (credit.Order, credit.Model));
        foreach (var order in tables.Orders.All)
        {
            foreach (var model in AttributionModelNames.All)
            {
                comparison.Take(agrees(order, [.. credits[(order.Id, model)]]), $"order {order.Id} under {model.Name()}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Weights(WrittenTables tables)
    {
        // A weight has ten places, and the last one of an order takes what rounding leaves to the others.
        const decimal Tolerance = 0.00000001m;
        var comparison = new Comparison("orders under each model");
        var credits = tables.Credits.All.ToLookup(credit => (credit.Order, credit.Model));
        foreach (var order in tables.Orders.All)
        {
            var window = WindowOf(tables, order);
            foreach (var model in AttributionModelNames.All)
            {
                var expected = ExpectedWeights.Of(model, window, order.OrderedAt);
                var found = credits[(order.Id, model)].ToLookup(credit => credit.Touchpoint, credit => credit.Weight);
                comparison.Take(
                    found.Count == expected.Count(weight => weight > 0)
                    && window.Zip(expected, (touchpoint, weight) => Math.Abs(found[touchpoint.Key].Sum() - weight) <= Tolerance).All(near => near),
                    $"order {order.Id} under {model.Name()}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Amounts(WrittenTables tables)
    {
        const decimal HalfCent = 0.005m;
        var comparison = new Comparison("credits");
        var orders = tables.Orders.ById;
        foreach (var credits in tables.Credits.All.Where(credit => orders.ContainsKey(credit.Order)).GroupBy(credit => (credit.Order, credit.Model)))
        {
            var revenue = orders[credits.Key.Order].Revenue;
            var ordered = credits.OrderBy(credit => credit.TouchedAt).ToList();
            // A weight is itself rounded, to ten places.
            var slack = HalfCent + (revenue * 0.0000000001m);
            foreach (var (at, credit) in ordered.Index())
            {
                var allowed = at < ordered.Count - 1 ? slack : slack * ordered.Count;
                comparison.Take(
                    Math.Abs(credit.Revenue - (revenue * credit.Weight)) <= allowed,
                    $"order {credit.Order} under {credit.Model.Name()}: {credit.Revenue} for {credit.Weight} of {revenue}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome InWindow(WrittenTables tables)
    {
        var comparison = new Comparison("credits");
        foreach (var credit in tables.Credits.All)
        {
            var age = credit.OrderedAt - credit.TouchedAt;
            var isOwn = tables.Orders.ById.TryGetValue(credit.Order, out var order) && order.Session == credit.Session;
            comparison.Take(
                age >= TimeSpan.Zero && (age <= tables.Rules.Options.Lookback || isOwn),
                $"order {credit.Order} of {credit.OrderedAt:yyyy-MM-dd HH:mm:ss}, touched {credit.TouchedAt:yyyy-MM-dd HH:mm:ss}");
        }

        return comparison.Outcome;
    }

    private static Outcome OfTouchpoints(WrittenTables tables)
    {
        var comparison = new Comparison("credits");
        foreach (var credit in tables.Credits.All)
        {
            if (tables.Touchpoints.ByKey.TryGetValue(credit.Touchpoint, out var touchpoint) && tables.Orders.ById.TryGetValue(credit.Order, out var order))
            {
                comparison.Take(
                    (credit.Session, credit.TouchedAt, credit.Channel, credit.User, credit.OrderedAt, order.User)
                    == (touchpoint.Session, touchpoint.TouchedAt, touchpoint.Channel, touchpoint.User, order.OrderedAt, touchpoint.User),
                    $"order {credit.Order} under {credit.Model.Name()}, touchpoint {credit.Touchpoint:x32}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome Windows(WrittenTables tables)
    {
        var comparison = new Comparison("orders");
        foreach (var conversion in tables.Conversions.All)
        {
            if (tables.Orders.ById.GetValueOrDefault(conversion.Id) is { } order && WindowOf(tables, order) is [var first, ..] window)
            {
                comparison.Take(
                    (conversion.Touchpoints, conversion.FirstClick, conversion.LastClick, conversion.SessionsBefore) == (window.Count, first.Channel, window[^1].Channel, window[^1].Position - 1)
                    && Math.Abs(conversion.MinutesFromFirstTouch - ((order.OrderedAt - first.TouchedAt).Ticks / (decimal)TimeSpan.TicksPerMinute)) <= 0.0005m,
                    $"order {conversion.Id} has {conversion.Touchpoints} touchpoints, counted {window.Count}");
            }
        }

        return comparison.Outcome;
    }

    private static Outcome ByChannel(WrittenTables tables)
    {
        var counted = tables.Credits.All.GroupBy(credit => $"{credit.Model.Name()} {credit.Channel.Name()}").ToDictionary(
            credits => credits.Key,
            credits => string.Create(CultureInfo.InvariantCulture, $"{credits.Sum(credit => credit.Weight):F10}, {credits.Sum(credit => credit.Revenue):F2}"));
        return Outcome.OfAll("channels under models", Cells.Pairs(counted, tables.Models.Of("orders", "revenue")));
    }

    private static Outcome ClickTables(WrittenTables tables)
    {
        return Outcome.OfAll("channels under first and last click", [.. Of(AttributionModel.FirstClick, tables.FirstClick), .. Of(AttributionModel.LastClick, tables.LastClick)]);

        IEnumerable<(string, string?, string?)> Of(AttributionModel model, AggregateRows clicks)
        {
            var models = tables.Models.All.Where(row => row[tables.Models["model"]] == model.Name()).ToDictionary(
                row => row[tables.Models["channel"]],
                row => string.Create(CultureInfo.InvariantCulture, $"{decimal.Parse(row[tables.Models["orders"]], CultureInfo.InvariantCulture):F0}, {row[tables.Models["revenue"]]}, {row[tables.Models["revenue_share"]]}"));
            return Cells.Pairs(models, clicks.Of("orders", "revenue", "revenue_share"));
        }
    }

    /// <summary>The user's touchpoints in an order's window: those of the sessions up to its own.</summary>
    private static IReadOnlyList<TouchpointRow> WindowOf(WrittenTables tables, OrderRow order) =>
        [.. tables.Touchpoints.Of(order.User).Where(touchpoint => touchpoint.TouchedAt <= order.OrderedAt
            && (touchpoint.TouchedAt >= order.OrderedAt - tables.Rules.Options.Lookback || touchpoint.Session == order.Session))];
}
