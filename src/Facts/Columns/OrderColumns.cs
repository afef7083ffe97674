using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Orders;

namespace Puffy.Facts.Columns;

/// <summary>Orders, a row each, those of a session side by side; and the credits of each order under every model that is a rule.</summary>
internal sealed class OrderColumns
{
    /// <summary>Amount and currency.</summary>
    public List<Money> Money { get; } = [];

    /// <summary>Time, in milliseconds since 1970, UTC.</summary>
    public List<long> OrderedAt { get; } = [];

    /// <summary>The sessions in its lookback window, which follow each other: the row of the first, and how many.</summary>
    public List<(int First, int Count)> Windows { get; } = [];

    /// <summary>Credits, in no order that matters.</summary>
    public List<CreditFact>[] Credits { get; } = [.. AttributionModelNames.Rules.Select(_ => new List<CreditFact>())];

    /// <summary>How many orders there are.</summary>
    public int Count => Money.Count;

    /// <summary>Adds an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="firstSession">The row of the first session in the order's window.</param>
    public void Add(Order order, int firstSession)
    {
        Money.Add(order.Money);
        Windows.Add((firstSession, order.Window.Count));
        var orderedAt = new DateTimeOffset(order.OrderedAt).ToUnixTimeMilliseconds();
        OrderedAt.Add(orderedAt);
        foreach (var model in AttributionModelNames.Rules)
        {
            foreach (var credit in order.Credits(model))
            {
                Credits[(int)model].Add(new CreditFact(firstSession + credit.Position, orderedAt, order.Currency, credit.Weight, credit.Revenue));
            }
        }
    }
}

/// <summary>A touchpoint's share in an order.</summary>
/// <param name="Session">The row of the touchpoint's session.</param>
/// <param name="OrderedAt">Time of the order, in milliseconds since 1970, UTC.</param>
/// <param name="Currency">Currency of the order.</param>
/// <param name="Weight">The share, of 1.</param>
/// <param name="Revenue">The share in money.</param>
internal readonly record struct CreditFact(int Session, long OrderedAt, Currency Currency, decimal Weight, decimal Revenue);
