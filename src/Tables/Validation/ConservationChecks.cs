using System.Globalization;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>Nothing is lost and nothing is added on the way from rows to users.</summary>
internal static class ConservationChecks
{
    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new(
            "rows_conserved",
            "Each row that was read is accepted or in quarantine.",
            tables => Outcome.Of(tables.Record.RowsRead, tables.Accepted.Rows + tables.Refused.ByReason.Values.Sum())),
        new(
            "refusals_by_reason",
            "Quarantine holds the refusals of run.json, reason by reason.",
            tables => Outcome.OfAll("reasons", Pairs(tables.Record.Quarantined, tables.Refused.ByReason))),
        new("rows_by_file", "Each file's rows in run.json are those that name it in cleaned_events and quarantine.", ByFile),
        new(
            "events_conserved",
            "The events in sessions are exactly the accepted ones (those of bots apart where bots are left out): same id, user, time and name.",
            tables => new Outcome(
                $"{Text(tables.Accepted.InSessions.Count)} events",
                $"{Text(tables.Events.Sum.Count)} events{(tables.Accepted.InSessions.IsSameAs(tables.Events.Sum) || tables.Accepted.InSessions.Count != tables.Events.Sum.Count ? "" : ", not all the same")}",
                tables.Accepted.InSessions.IsSameAs(tables.Events.Sum))),
        new("session_events", "Each session has as many events, page views, products added and checkouts started as fct_events holds of it.", SessionEvents),
        new("session_orders", "Each session has the orders, and the revenue in the main currency, that fct_orders holds of it, and is converted where there is one.", SessionOrders),
        new("one_touchpoint_a_session", "Each session has one touchpoint.", tables => Outcome.Of(tables.Sessions.All.Count, tables.Touchpoints.SessionsTouched)),
        new("touchpoints_are_starts", "Each touchpoint has the time, user, channel and number of the session whose start it is.", tables => tables.Touchpoints.Agree.Outcome),
        new("users_conserved", "Each user in dim_user has the orders, revenue, first and last time of the user's sessions.", tables => tables.Users.Sums.Outcome),
        new("journeys_conserved", "Each journey has the sessions, events, orders, revenue, touchpoints, first and last time of the user's sessions.", tables => tables.Users.JourneySums.Outcome),
        new("one_journey_a_user", "Each user in dim_user has a journey.", tables => Outcome.Of(tables.Users.Count, tables.Users.Journeys)),
        new("orders_told_twice_alike", "conversion_events and fct_orders hold the same orders: user, session, time, transaction, revenue, currency and items.", Conversions),
        new("items_compared", "An order's revenue_matches_items tells whether its revenue is that of its items.", Items),
        new("revenue_conserved", "The revenue of run.json is that of all orders, each currency by itself.", Revenue),
    ];

    private static Outcome Revenue(WrittenTables tables)
    {
        var counted = tables.Orders.All.GroupBy(order => order.Currency).ToDictionary(orders => orders.Key.Code, orders => orders.Key.Write(orders.Sum(order => order.Revenue)));
        var main = (tables.Currency.Code, (string?)tables.Currency.Write(tables.Orders.All.Sum(order => order.RevenueIn(tables.Currency))), (string?)tables.Record.Revenue);
        return Outcome.OfAll("currencies", Cells.Pairs(counted, tables.Record.RevenueByCurrency).Append(main));
    }

    private static Outcome ByFile(WrittenTables tables)
    {
        var written = tables.Record.Files.GroupBy(file => file.Name, StringComparer.Ordinal)
            .ToDictionary(files => files.Key, files => (Accepted: files.Sum(file => file.Accepted), Refused: files.Sum(file => file.Quarantined)), StringComparer.Ordinal);
        var (accepted, refused) = (tables.Accepted.ByFile.ByGroup(), tables.Refused.ByFile.ByGroup());
        return Outcome.OfAll("files", written.Keys.Union(accepted.Keys).Union(refused.Keys).Select(name => (
            name,
            (string?)Of(written.GetValueOrDefault(name)),
            (string?)Of((accepted.GetValueOrDefault(name), refused.GetValueOrDefault(name))))));

        static string Of((long Accepted, long Refused) rows) => $"{Text(rows.Accepted)} accepted, {Text(rows.Refused)} refused";
    }

    private static Outcome SessionEvents(WrittenTables tables)
    {
        var comparison = new Comparison("sessions");
        foreach (var (at, session) in tables.Sessions.All.Index())
        {
            var counted = tables.Events.Of(at);
            comparison.Take(
                (session.Events, session.PageViews, session.AddsToCart, session.CheckoutsStarted) == (counted.Events, counted.PageViews, counted.AddsToCart, counted.CheckoutsStarted),
                $"{session.Id} has {session.Events} events, counted {counted.Events}");
        }

        return comparison.Outcome;
    }

    private static Outcome SessionOrders(WrittenTables tables)
    {
        var orders = tables.Orders.All.ToLookup(order => order.Session);
        var comparison = new Comparison("sessions");
        foreach (var session in tables.Sessions.All)
        {
            var (count, revenue) = session.Orders == 0 && !orders.Contains(session.Key) ? (0, 0m) : (orders[session.Key].Count(), orders[session.Key].Sum(order => order.RevenueIn(tables.Currency)));
            comparison.Take(
                (session.Orders, session.Revenue, session.Converted) == (count, revenue, count > 0),
                $"{session.Id} has {session.Orders} orders of {session.Revenue}, fct_orders {count} of {revenue}");
        }

        return comparison.Outcome;
    }

    private static Outcome Conversions(WrittenTables tables)
    {
        var comparison = new Comparison("orders");
        var conversions = tables.Conversions.All.ToLookup(order => order.Id, StringComparer.Ordinal);
        foreach (var order in tables.Orders.All)
        {
            comparison.Take(
                conversions[order.Id].FirstOrDefault() is { } other
                && (other.Transaction, other.User, other.Session, other.OrderedAt, other.Revenue, other.Currency, other.Items)
                == (order.Transaction, order.User, order.Session, order.OrderedAt, order.Revenue, order.Currency, order.Items),
                $"order {order.Id}");
        }

        return comparison.Outcome;
    }

    private static Outcome Items(WrittenTables tables)
    {
        var comparison = new Comparison("orders");
        foreach (var order in tables.Orders.All)
        {
            comparison.Take(
                order.Matches == (order.ItemsRevenue is { } items ? items == order.Revenue : null),
                $"order {order.Id} of {order.Revenue}, items {order.ItemsRevenue}");
        }

        return comparison.Outcome;
    }

    private static IEnumerable<(string, string?, string?)> Pairs(IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> found) =>
        expected.Keys.Union(found.Keys).Order(StringComparer.Ordinal).Select(name => (
            name,
            expected.TryGetValue(name, out var left) ? Text(left) : null,
            found.TryGetValue(name, out var right) ? Text(right) : null));

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
