namespace Puffy.Analytics.Expressions;

/// <summary>What is known of a text up to a letter.</summary>
/// <param name="open">The instructions that may go on, in their order.</param>
/// <param name="before">What the letter is to the place behind it.</param>
/// <param name="found">What was found before the letter.</param>
/// <param name="symbols">The number of symbols that may follow.</param>
internal sealed class MatchingState(int[] open, Neighbour before, int[] found, int symbols)
{
    /// <summary>The instructions that may go on, in their order.</summary>
    public int[] Open { get; } = open;

    /// <summary>What the letter is to the place behind it.</summary>
    public Neighbour Before { get; } = before;

    /// <summary>What was found before the letter, and mostly nothing.</summary>
    public int[] Found { get; } = found;

    /// <summary>The state after each symbol; null where it is not known yet.</summary>
    public MatchingState?[] Next { get; } = new MatchingState?[symbols];

    /// <summary>States that know the same are equal.</summary>
    internal sealed class Comparer : IEqualityComparer<MatchingState>
    {
        /// <inheritdoc/>
        public bool Equals(MatchingState? x, MatchingState? y) =>
            x is null || y is null
                ? ReferenceEquals(x, y)
                : x.Before == y.Before && x.Open.AsSpan().SequenceEqual(y.Open) && x.Found.AsSpan().SequenceEqual(y.Found);

        /// <inheritdoc/>
        public int GetHashCode(MatchingState obj)
        {
            var hash = ((int)obj.Before * 31) + obj.Found.Length;
            foreach (var instruction in obj.Open)
            {
                hash = (hash * 31) + instruction;
            }

            return hash;
        }
    }
}
