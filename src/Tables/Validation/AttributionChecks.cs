using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Tables.Gold;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>Who earned each order: windows, credits, and their totals by channel.</summary>
internal static class AttributionChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new("credits_sum_to_order", "Under each model an order's credits sum to its revenue exactly.", tables => OfOrders(tables, (order, _, credits) => credits.Sum(credit => credit.Revenue) == order.Revenue)),
        new("weights_sum_to_one", "Under each model an order's weights sum to exactly 1.", tables => OfOrders(tables, (_, _, credits) => credits.Sum(credit => credit.Weight) == 1)),
        new("weights_follow_model", "Each weight is what its model gives to the touchpoint, worked out from the touchpoints in the order's window.", tables => OfOrders(tables, (order, model, credits) => HasWeights(tables, order, model, credits))),
        new("amounts_follow_weights", "Each credit is its weight of the order's revenue; only the last may take what rounding leaves.", tables => OfOrders(tables, (order, _, credits) => HasAmounts(order, credits))),
        new("credits_in_window", "Each credit's touchpoint lies in the lookback window before its order, or is the order's own session.", InWindow),
        new("credits_name_touchpoint", "Each credit has the session, time and channel of its touchpoint, and the time and currency of its order.", OfTouchpoints),
        new("conversions_count_window", "An order's touchpoints in the window, its first and last channel and the time since the first are those of the user's touchpoints.", Windows),
        new("channel_credits_conserved", "Under each model each channel has the orders and the revenue of its credits.", ByChannel),
        new("paths_count_orders", "Each path in attribution_paths has the orders whose touchpoints are on it, and their revenue.", PathOrders),
        new("markov_converts_as_paths", "The Markov chain converts with the probability of orders by paths: reach times conversion is the removal effect times it.", MarkovConversion),
        new("click_tables_agree", "attribution_first_click and attribution_last_click have the figures of attribution_models.", ClickTables),
    ];

    /// <summary>Asks the same of each order and its credits under each model.</summary>
    private static Outcome OfOrders(WrittenTables tables, Func<OrderRow, AttributionModel, IReadOnlyList<CreditRow>, bool> agrees)
    {
        var comparison = new Comparison("orders under a model");
        foreach (var order in tables.Orders.All)
        {
            foreach (var model in tables.AttributionModels)
            {
                comparison.Take(agrees(order, model, [.. tables.Credits.Of(order.Id, model)]), $"order {order.Id} of {order.Revenue} under {model.Name()}");
            }
        }

        return comparison.Outcome;
    }

    private static bool HasWeights(WrittenTables tables, OrderRow order, AttributionModel model, IReadOnlyList<CreditRow> credits)
    {
        // The expected weights are computed with doubles, and from conversions that the table rounds.
        const decimal Tolerance = 0.00000001m;
        var window = WindowOf(tables, order);
        var found = credits.ToLookup(credit => credit.Touchpoint, credit => credit.Weight);
        if (model == AttributionModel.Shapley)
        {
            // Its weights need every path; what the window alone says is that touchpoints of one channel have equal parts, and none has nothing.
            return window.GroupBy(touchpoint => touchpoint.Channel, touchpoint => found[touchpoint.Key].Sum())
                .All(weights => weights.Min() > 0 && weights.Max() - weights.Min() <= Tolerance);
        }

        var expected = ExpectedWeights.Of(model, window, order.OrderedAt, tables.Markov);
        return found.Count == expected.Count(weight => weight > 0)
            && window.Zip(expected, (touchpoint, weight) => Math.Abs(found[touchpoint.Key].Sum() - weight) <= Tolerance).All(near => near);
    }

    private static bool HasAmounts(OrderRow order, IReadOnlyList<CreditRow> credits)
    {
        // Half of the minor unit, and what the weight's own rounding, to eighteen places, comes to.
        var allowed = (order.Currency.MinorUnit / 2) + (order.Revenue * 0.000000000000000001m);
        return credits.OrderBy(credit => credit.TouchedAt).Index().All(credit =>
            Math.Abs(credit.Item.Revenue - (order.Revenue * credit.Item.Weight)) <= (credit.Index < credits.Count - 1 ? allowed : allowed * credits.Count));
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
                    (credit.Session, credit.TouchedAt, credit.Channel, credit.User, credit.OrderedAt, tables.Persons.Of(order.User).Contains(touchpoint.User), credit.Currency)
                    == (touchpoint.Session, touchpoint.TouchedAt, touchpoint.Channel, order.User, order.OrderedAt, true, order.Currency),
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
                    (conversion.Touchpoints, conversion.FirstClick, conversion.LastClick, conversion.SessionsBefore) == (window.Count, first.Channel, window[^1].Channel, window.Single(touchpoint => touchpoint.Session == order.Session).Position - 1)
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
            credits => string.Create(CultureInfo.InvariantCulture, $"{CreditDivision.RoundOrders(credits.Sum(credit => credit.Weight)):F10}, {tables.Currency.Write(credits.Where(credit => credit.Currency == tables.Currency).Sum(credit => credit.Revenue))}"));
        return Outcome.OfAll("channels under models", Cells.Pairs(counted, tables.Models.Of("orders", "revenue")));
    }

    private static Outcome PathOrders(WrittenTables tables)
    {
        var counted = tables.Orders.All
            .GroupBy(order => string.Join(" > ", WindowOf(tables, order).Select(touchpoint => touchpoint.Channel.Name())))
            .ToDictionary(orders => orders.Key, orders => $"{orders.Count()}, {tables.Currency.Write(orders.Sum(order => order.RevenueIn(tables.Currency)))}");
        var written = tables.Paths.Of("orders", "revenue");
        // The table may hold the most frequent paths alone.
        return Outcome.OfAll("paths", written.Where(path => counted.ContainsKey(path.Key) || !path.Value.StartsWith("0,", StringComparison.Ordinal))
            .Select(path => (path.Key, counted.GetValueOrDefault(path.Key), (string?)path.Value)));
    }

    private static Outcome MarkovConversion(WrittenTables tables)
    {
        // Reach and conversion have twelve places.
        const decimal Tolerance = 0.0000000001m;
        var comparison = new Comparison("channels");
        if (tables.Paths.All.Count < PathRow.MostRows)
        {
            var (orders, nulls) = (Sum("orders"), Sum("nulls"));
            foreach (var (channel, passing, removed) in tables.Markov.Effects)
            {
                comparison.Take(Math.Abs(passing - (removed * orders / (orders + nulls))) <= Tolerance, $"{channel}: {passing} of {orders} orders and {nulls} nulls");
            }
        }

        return comparison.Outcome;

        decimal Sum(string column) => tables.Paths.All.Sum(row => decimal.Parse(row[tables.Paths[column]], CultureInfo.InvariantCulture));
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
