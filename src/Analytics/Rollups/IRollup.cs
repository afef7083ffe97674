using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// Figures over many users, a sum of what each journey contributes. The change that a journey makes is its new contribution
/// less its old one; a rollup of such changes is itself a rollup.
/// </summary>
/// <remarks>
/// Rollups are marked as immutable to Orleans, so that it does not copy them between grains of one process, value by value:
/// who sends one does not change it afterwards, or sends a <see cref="Copy"/>.
/// </remarks>
/// <typeparam name="TSelf">The rollup itself.</typeparam>
public interface IRollup<TSelf>
    where TSelf : class, IRollup<TSelf>, new()
{
    /// <summary>Adds what a journey contributes, or takes it back.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    void Add(Journey journey, int sign);

    /// <summary>Adds all figures of another rollup.</summary>
    void Merge(TSelf other);

    /// <summary>The same figures, which later changes of these do not touch.</summary>
    TSelf Copy();

    /// <summary>The number of figures that differ between two rollups; zero where they hold the same.</summary>
    int DifferencesFrom(TSelf other);
}
