namespace Puffy.Analytics.Currencies;

/// <summary>An amount in its currency.</summary>
/// <param name="Amount">The amount, rounded to the currency's minor unit.</param>
/// <param name="Currency">The currency.</param>
[GenerateSerializer, Immutable, Alias("puffy.Money")]
public readonly record struct Money(decimal Amount, Currency Currency)
{
    /// <summary>
    /// What it adds to a sum in the main currency: nothing if it is in another, because amounts of different currencies are never
    /// added.
    /// </summary>
    /// <param name="main">The main currency; <see cref="MainCurrency"/> decides which that is.</param>
    public decimal In(Currency main) => Currency == main ? Amount : 0;

    /// <summary>For people, such as <c>1,234.50 EUR</c>.</summary>
    public override string ToString() => Currency.Show(Amount);
}
