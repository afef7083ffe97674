using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Reading;

/// <summary>A row of fct_attribution.</summary>
internal sealed record CreditRow(
    string Order,
    AttributionModel Model,
    UInt128 Touchpoint,
    UInt128 User,
    UInt128 Session,
    Channel Channel,
    decimal Weight,
    decimal Revenue,
    DateTime OrderedAt,
    DateTime TouchedAt,
    Currency Currency);

/// <summary>The rows of fct_attribution.</summary>
internal sealed class CreditRows
{
    private readonly Lazy<ILookup<(string Order, AttributionModel Model), CreditRow>> _byOrder;

    internal CreditRows() => _byOrder = new(() => All.ToLookup(credit => (credit.Order, credit.Model)));

    internal List<CreditRow> All { get; } = [];

    /// <summary>The credits of an order under a model.</summary>
    internal IEnumerable<CreditRow> Of(string order, AttributionModel model) => _byOrder.Value[(order, model)];

    internal static Table Table => AttributionTables.Credits;

    internal void Read(WrittenTable table)
    {
        var (order, model, touchpoint) = (table.Column("order_id"), table.Column("model"), table.Column("touchpoint_id"));
        var (user, session, channel) = (table.Column("user_id"), table.Column("session_id"), table.Column("channel"));
        var (weight, revenue, ordered, touched) = (table.Column("weight"), table.Column("revenue"), table.Column("ordered_at"), table.Column("touched_at"));
        var currency = table.Column("currency");
        while (table.Read())
        {
            All.Add(new CreditRow(
                table.Text(order),
                Names.Models.Read(table, model),
                table.Key(touchpoint),
                table.Key(user),
                table.Key(session),
                Names.Channels.Read(table, channel),
                table.Decimal(weight),
                table.Decimal(revenue),
                table.Time(ordered),
                table.Time(touched),
                table.Currency(currency)));
        }
    }
}
