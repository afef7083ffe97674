namespace Puffy.Analytics.Tallies;

/// <summary>A plain count.</summary>
/// <param name="Value">How many.</param>
[GenerateSerializer, Immutable, Alias("puffy.Count")]
public readonly record struct Count(long Value) : ICell<Count>
{
    /// <inheritdoc/>
    public static Count operator +(Count left, Count right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    public static Count operator -(Count value) => new(-value.Value);
}
