using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Gold;

/// <summary>What a channel earned in a scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Currency">Its main currency.</param>
/// <param name="Earnings">What the channel earned.</param>
internal sealed record ScenarioRow(string Scenario, Currency Currency, ChannelEarnings Earnings);

/// <summary>Scenarios side by side.</summary>
internal static class ScenarioTable
{
    /// <summary>compare.csv, which puffy compare writes.</summary>
    public static Table<ScenarioRow> Comparison { get; } = new(
        "compare.csv",
        "a channel with credit under a model in a scenario",
        TableKind.Aggregate,
        KeyColumns: 3,
        (key, row) => key.Text(row.Scenario).Text(row.Earnings.Model.Name()).Text(row.Earnings.Channel.Name()),
        [
            new("scenario", ColumnType.Text, "present, or the text of its --with", (write, row) => write.Text(row.Scenario)),
            new("model", ColumnType.Text, "attribution model", (write, row) => write.Text(row.Earnings.Model.Name())),
            new("channel", ColumnType.Text, "marketing channel", (write, row) => write.Text(row.Earnings.Channel.Name())),
            new("orders", ColumnType.CreditedOrders, "sum of the weights of its credits", (write, row) => write.CreditedOrders(row.Earnings.Credit.Orders)),
            new("revenue", ColumnType.Money, "sum of its credits in the scenario's main currency", (write, row) => write.Money(row.Earnings.Credit.Revenue, row.Currency)),
        ]);
}
