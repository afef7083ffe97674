using System.Globalization;

namespace Puffy.Benchmarks.Peer;

/// <summary>The figures in which both engines must agree, as <c>run.json</c> has them.</summary>
internal static class Figures
{
    /// <summary>Reads them from the tables.</summary>
    public static object Of(Database database)
    {
        var totals = database.Ask("""
            SELECT (SELECT count(*) FROM user_events), (SELECT count(*) FROM users), (SELECT count(*) FROM sessions), (SELECT count(*) FROM orders),
                (SELECT coalesce(sum(revenue), 0)::DECIMAL(18, 2) FROM orders), (SELECT count(*) FROM quarantine)
            """)[0];
        return new
        {
            RowsRead = Number(totals[0]) + Number(totals[5]),
            Events = Number(totals[0]),
            Users = Number(totals[1]),
            Sessions = Number(totals[2]),
            Orders = Number(totals[3]),
            Revenue = Money(totals[4]),
            Quarantined = database.Ask("SELECT reason, count(*) FROM quarantine GROUP BY reason ORDER BY reason")
                .ToDictionary(row => (string)row[0]!, row => Number(row[1])),
            Funnel = database.Ask("SELECT step, sessions FROM funnel WHERE day = 'all' AND device = 'all' ORDER BY place")
                .ToDictionary(row => (string)row[0]!, row => Number(row[1])),
            Attribution = database.Ask("SELECT model, channel, revenue FROM model_channels ORDER BY model, channel")
                .GroupBy(row => (string)row[0]!)
                .ToDictionary(model => model.Key, model => model.ToDictionary(row => (string)row[1]!, row => Money(row[2]))),
        };
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string Money(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("F2", CultureInfo.InvariantCulture);
}
