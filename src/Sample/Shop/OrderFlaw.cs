namespace Puffy.Sample.Shop;

/// <summary>What is odd or wrong about an order's event data.</summary>
internal enum OrderFlaw
{
    None,

    /// <summary>The JSON breaks off.</summary>
    Malformed,

    /// <summary>Revenue is a word.</summary>
    TextRevenue,

    /// <summary>Revenue is below zero, as a refund would be.</summary>
    NegativeRevenue,

    /// <summary>The revenue is missing.</summary>
    NoRevenue,

    /// <summary>A warranty replacement: free of charge, items too.</summary>
    ZeroRevenue,

    /// <summary>Revenue is a number in a JSON string; it counts as a number.</summary>
    NumericString,

    /// <summary>A discount of a tenth is in the revenue and not in the items' prices.</summary>
    Discounted,
}
