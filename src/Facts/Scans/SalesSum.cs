namespace Puffy.Facts.Scans;

/// <summary>Orders, or credits, of a group.</summary>
/// <param name="Orders">Orders of any currency; with a model, a sum of weights.</param>
/// <param name="Priced">Those of them that are in the currency asked for.</param>
/// <param name="Revenue">Their revenue.</param>
/// <param name="Squares">Sum of the squares of these orders' revenue.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.SalesSum")]
public readonly record struct SalesSum(decimal Orders, decimal Priced, decimal Revenue, decimal Squares)
{
    /// <summary>The sum of two.</summary>
    public static SalesSum operator +(SalesSum left, SalesSum right) =>
        new(left.Orders + right.Orders, left.Priced + right.Priced, left.Revenue + right.Revenue, left.Squares + right.Squares);
}
