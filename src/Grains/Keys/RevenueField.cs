namespace Puffy.Grains.Keys;

/// <summary>Which amount of an order that an SDK sends is its revenue.</summary>
[GenerateSerializer, Alias("puffy.RevenueField")]
public enum RevenueField
{
    /// <summary><c>revenue</c>, mostly without shipping and tax.</summary>
    Revenue,

    /// <summary><c>total</c>, mostly what the customer pays.</summary>
    Total,
}
