using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// One rollup of every kind over the same journeys. It is what a journey contributes to its shard, what a write changes,
/// and what a shard saves; one pass over the journeys fills all of it.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.RollupSet")]
public sealed class RollupSet
{
    [Id(0)]
    private readonly IRollup[] _rollups;

    /// <summary>No figures.</summary>
    public RollupSet() => _rollups = [.. RollupKind.All.Select(kind => kind.Empty())];

    /// <summary>Whether it holds every kind in its place. A set from an earlier version may lack one and must be recomputed.</summary>
    public bool IsComplete => _rollups.Select(rollup => rollup.GetType()).SequenceEqual(RollupKind.All.Select(kind => kind.Type));

    /// <summary>The rollup of one kind.</summary>
    public TRollup Get<TRollup>()
        where TRollup : class, IRollup => _rollups.OfType<TRollup>().Single();

    /// <summary>Replaces a journey's old contribution by its new one.</summary>
    /// <param name="before">The journey before; null if it is new.</param>
    /// <param name="after">The journey now; null if it was erased.</param>
    public void Replace(Journey? before, Journey? after)
    {
        foreach (var rollup in _rollups)
        {
            if (before is not null)
            {
                rollup.Add(before, sign: -1);
            }

            if (after is not null)
            {
                rollup.Add(after, sign: 1);
            }
        }
    }

    /// <summary>Adds all figures of another set.</summary>
    public void Merge(RollupSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (rollup, added) in _rollups.Zip(other._rollups))
        {
            rollup.Merge(added);
        }
    }

    /// <summary>The number of figures of each kind that differ between two sets, by the kind's name.</summary>
    public IReadOnlyDictionary<string, int> DifferencesFrom(RollupSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return RollupKind.All
            .Select((kind, at) => (kind.Name, Differences: _rollups[at].DifferencesFrom(other._rollups[at])))
            .ToDictionary(each => each.Name, each => each.Differences, StringComparer.Ordinal);
    }
}
