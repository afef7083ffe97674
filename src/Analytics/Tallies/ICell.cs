using System.Numerics;

namespace Puffy.Analytics.Tallies;

/// <summary>
/// A figure that can be added and taken back: counts, decimals and nothing else, so that a rollup after a correction equals
/// one that never saw the mistake. The default value is zero.
/// </summary>
/// <typeparam name="TSelf">The cell itself.</typeparam>
public interface ICell<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, IUnaryNegationOperators<TSelf, TSelf>, IEquatable<TSelf>
    where TSelf : struct, ICell<TSelf>;
