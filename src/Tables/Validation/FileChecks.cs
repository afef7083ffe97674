using System.Globalization;
using Puffy.Analytics.Events;
using Puffy.Tables.Bronze;
using Puffy.Tables.Export;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>Files, and the keys that hold them together.</summary>
internal static class FileChecks
{
    internal static ValidationCheck Readable { get; } = new(
        "tables_readable",
        "Every table and run.json is there and can be read; each table has the columns of its definition, and values of their kind.",
        tables => tables.Unreadable.Count == 0
            ? new Outcome($"{OutputTables.All.Count} tables", $"{OutputTables.All.Count} tables", true)
            : new Outcome($"{OutputTables.All.Count} tables", string.Join("; ", tables.Unreadable.Order(StringComparer.Ordinal)), false));

    internal static IReadOnlyList<ValidationCheck> All { get; } =
    [
        new(
            "rows_in_order",
            "The rows of each table stand in the order of its key.",
            tables => NoneOf("rows out of order", tables.Keys.Select(table => (table.Keys.OutOfOrder, table.Keys.FirstOutOfOrder)))),
        new(
            "keys_unique",
            "No key is in a table twice. Quarantine and findings are left out: two files may have one name.",
            tables => NoneOf("keys twice", tables.Keys.Where(table => table.Table != BronzeTables.Quarantine && table.Table != BronzeTables.Findings)
                .Select(table => table.Keys.OutOfOrder == 0 ? (table.Keys.Doubled, table.Keys.FirstDoubled) : tables.CountDoubled(table.Table)))),
        new(
            "references_resolve",
            "Each user, session, order and touchpoint that a row refers to is in its own table.",
            References),
        new(
            "rows_agree_with_session",
            "Events, orders and credits have the user of the session that they name; events and credits its channel too.",
            AgreeWithSession),
        new(
            "session_tables_equal",
            "sessions.csv and fct_sessions.csv are the same, byte for byte.",
            tables => new Outcome(
                HashText.Of(tables.SessionFiles.Facts),
                HashText.Of(tables.SessionFiles.Sessions),
                tables.SessionFiles.Facts == tables.SessionFiles.Sessions)),
    ];

    private static Outcome References(WrittenTables tables)
    {
        var others = new Comparison("references");
        foreach (var order in tables.Orders.All)
        {
            others.Take(tables.Users.Index.Find(order.User) >= 0, $"fct_orders, order {order.Id}: its user is not in dim_user");
            others.Take(tables.Sessions.Index.Find(order.Session) >= 0, $"fct_orders, order {order.Id}: its session is not in fct_sessions");
        }

        foreach (var order in tables.Conversions.All)
        {
            others.Take(tables.Orders.ById.ContainsKey(order.Id), $"conversion_events, order {order.Id}: it is not in fct_orders");
        }

        foreach (var credit in tables.Credits.All)
        {
            others.Take(tables.Orders.ById.ContainsKey(credit.Order), $"fct_attribution, order {credit.Order}: it is not in fct_orders");
            others.Take(tables.Sessions.Index.Find(credit.Session) >= 0, $"fct_attribution, order {credit.Order}: a session is not in fct_sessions");
            others.Take(tables.Touchpoints.ByKey.ContainsKey(credit.Touchpoint), $"fct_attribution, order {credit.Order}: touchpoint {credit.Touchpoint:x32} is not in fct_touchpoints");
        }

        return Comparison.Together(tables.Users.SessionsResolve, tables.Users.JourneysResolve, tables.Events.Resolve, tables.Touchpoints.Resolve, others);
    }

    private static Outcome AgreeWithSession(WrittenTables tables)
    {
        var others = new Comparison("rows");
        foreach (var order in tables.Orders.All)
        {
            if (tables.Sessions.Find(order.Session) is { } session)
            {
                others.Take(order.User == session.User, $"fct_orders, order {order.Id}: not the user of session {session.Id}");
            }
        }

        foreach (var credit in tables.Credits.All)
        {
            if (tables.Sessions.Find(credit.Session) is { } session)
            {
                others.Take(tables.Persons.Of(credit.User).Contains(session.User) && credit.Channel == session.Channel, $"fct_attribution, order {credit.Order}: user or channel is not that of session {session.Id}");
            }
        }

        return Comparison.Together(tables.Events.Agree, others);
    }

    private static Outcome NoneOf(string what, IEnumerable<(long Count, string? First)> tables)
    {
        var found = tables.Where(table => table.Count > 0).ToList();
        var count = found.Sum(table => table.Count);
        return new Outcome(
            $"{what}: 0",
            string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0}{(count > 0 ? $", first: {found[0].First}" : "")}"),
            count == 0);
    }
}
