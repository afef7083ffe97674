using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Puffy.Analytics.Currencies;

/// <summary>Sums by currency: amounts of different currencies are kept apart. An immutable value.</summary>
[GenerateSerializer, Immutable, Alias("puffy.Amounts"), JsonConverter(typeof(AmountsJson))]
public sealed class Amounts
{
    [Id(0)]
    private readonly ImmutableArray<Money> _sums;

    private Amounts(ImmutableArray<Money> sums) => _sums = sums;

    /// <summary>Nothing in any currency.</summary>
    public static Amounts Nothing { get; } = new([]);

    /// <summary>The sums, by code.</summary>
    public IReadOnlyList<Money> Sums => _sums;

    /// <summary>The sum in a currency; 0 where there is none.</summary>
    public decimal this[Currency currency]
    {
        get
        {
            foreach (var sum in _sums)
            {
                if (sum.Currency == currency)
                {
                    return sum.Amount;
                }
            }

            return 0;
        }
    }

    /// <summary>These sums with an amount added to the one of its currency.</summary>
    public Amounts Plus(Money money)
    {
        for (var at = 0; at < _sums.Length; at++)
        {
            if (_sums[at].Currency == money.Currency)
            {
                return new Amounts(_sums.SetItem(at, money with { Amount = money.Amount + _sums[at].Amount }));
            }
        }

        return new Amounts([.. _sums.Append(money).OrderBy(sum => sum.Currency, Currency.ByCode)]);
    }

    /// <summary>For people, such as <c>12.00 EUR and 3,000 JPY</c>; 0.00 for nothing.</summary>
    public override string ToString() => _sums.Length == 0 ? Currency.None.Show(0) : string.Join(" and ", _sums);
}
