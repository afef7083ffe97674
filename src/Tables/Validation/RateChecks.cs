using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>Rates, from the counts in the same row; averages of money, over the credits of orders in the main currency.</summary>
internal static class RateChecks
{
    internal static Outcome Recompute(WrittenTables tables)
    {
        var comparison = new Comparison("values");
        var money = string.Create(CultureInfo.InvariantCulture, $"F{tables.Currency.Decimals}");
        Divide(tables.Days, "conversion_rate", "converted_sessions", "sessions", "F6");
        Divide(tables.Days, "revenue_per_session", "revenue", "sessions", money);
        Divide(tables.Channels, "revenue_per_session", "revenue", "sessions", money);
        Divide(tables.Engagement, "events_per_session", "events", "sessions", "F6");
        Averages(tables.FirstClick, AttributionModel.FirstClick);
        Averages(tables.LastClick, AttributionModel.LastClick);
        Shares();
        Funnel();
        return comparison.Outcome;

        void Divide(AggregateRows rows, string rate, string part, string whole, string format)
        {
            foreach (var row in rows.All)
            {
                Take(rows, row, rate, Ratio.Of(Number(row[rows[part]]), Number(row[rows[whole]])), format);
            }
        }

        void Averages(AggregateRows rows, AttributionModel model)
        {
            var priced = tables.Credits.All.Where(credit => credit.Model == model && credit.Currency == tables.Currency)
                .GroupBy(credit => credit.Channel.Name(), credit => credit.Weight)
                .ToDictionary(weights => weights.Key, weights => weights.Sum());
            foreach (var row in rows.All)
            {
                Take(rows, row, "average_order_value", Ratio.Of(Number(row[rows["revenue"]]), priced.GetValueOrDefault(row[rows["channel"]])), money);
            }
        }

        void Shares()
        {
            var models = tables.Models;
            foreach (var model in models.All.GroupBy(row => row[models["model"]]))
            {
                var total = model.Sum(row => Number(row[models["revenue"]]));
                foreach (var row in model)
                {
                    Take(models, row, "revenue_share", Ratio.Of(Number(row[models["revenue"]]), total), "F6");
                }
            }
        }

        void Funnel()
        {
            var funnel = tables.Funnel;
            foreach (var steps in funnel.All.GroupBy(row => (row[funnel["day"]], row[funnel["device"]])))
            {
                var counts = steps.Select(row => Number(row[funnel["sessions"]])).ToList();
                foreach (var (at, row) in steps.Index())
                {
                    var before = counts[Math.Max(0, at - 1)];
                    Take(funnel, row, "rate_from_previous", Ratio.Of(before - Number(row[funnel["drop_off"]]), before), "F6");
                    Take(funnel, row, "rate_from_first", Ratio.Of(counts[at], counts[0]), "F6");
                }
            }
        }

        void Take(AggregateRows rows, string[] row, string column, decimal? expected, string format)
        {
            var text = expected?.ToString(format, CultureInfo.InvariantCulture) ?? "";
            comparison.Take(row[rows[column]] == text, $"{rows.Table.Name}, {string.Join(' ', row.Take(rows.Table.KeyColumns))}: {column} {row[rows[column]]}, counted {text}");
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
