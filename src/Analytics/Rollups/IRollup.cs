using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// Figures over many users, a sum of what each journey contributes. The change that a journey makes is its new contribution
/// less its old one; a rollup of such changes is itself a rollup.
/// </summary>
/// <remarks>
/// Rollups are marked as immutable to Orleans, so that it does not copy them between grains of one process, value by value:
/// the sender of one does not change it afterwards, or sends a <see cref="IRollup{TSelf}.Copy"/>.
/// </remarks>
public interface IRollup
{
    /// <summary>Adds what a journey contributes, or takes it back.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    void Add(Journey journey, int sign);

    /// <summary>Adds all figures of another rollup of the same kind.</summary>
    void Merge(IRollup other);

    /// <summary>The number of figures that differ from those of another rollup of the same kind; zero where they hold the same.</summary>
    int DifferencesFrom(IRollup other);
}

/// <summary>A rollup whose kind is known.</summary>
/// <typeparam name="TSelf">The rollup itself.</typeparam>
public interface IRollup<TSelf> : IRollup
    where TSelf : class, IRollup<TSelf>, new()
{
    /// <inheritdoc cref="IRollup.Merge"/>
    void Merge(TSelf other);

    /// <summary>The same figures; later changes of these do not touch the copy.</summary>
    TSelf Copy();

    /// <inheritdoc cref="IRollup.DifferencesFrom"/>
    int DifferencesFrom(TSelf other);

    /// <inheritdoc/>
    void IRollup.Merge(IRollup other) => Merge((TSelf)other);

    /// <inheritdoc/>
    int IRollup.DifferencesFrom(IRollup other) => DifferencesFrom((TSelf)other);
}
