namespace Puffy.Analytics.Currencies;

/// <summary>An amount in its currency.</summary>
/// <param name="Amount">The amount, rounded to the currency's minor unit.</param>
/// <param name="Currency">The currency.</param>
[GenerateSerializer, Immutable, Alias("puffy.Money")]
public readonly record struct Money(decimal Amount, Currency Currency)
{
    /// <summary>For people, such as <c>1,234.50 EUR</c>.</summary>
    public override string ToString() => Currency.Show(Amount);
}
