using System.Collections.Immutable;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Groups of all shards by their keys, added up.</summary>
internal sealed class GroupTable
{
    private readonly Dictionary<ImmutableArray<GroupValue>, GroupSums> _groups = new(KeyEquality.Instance);

    /// <summary>The groups that several shards answered to one question.</summary>
    public GroupTable(IEnumerable<IReadOnlyList<Group>> shards)
    {
        foreach (var group in shards.SelectMany(groups => groups))
        {
            if (!_groups.TryGetValue(group.Key, out var sums))
            {
                _groups.Add(group.Key, sums = new GroupSums());
            }

            sums.Add(group.Sums);
        }
    }

    /// <summary>All groups.</summary>
    public IReadOnlyCollection<KeyValuePair<ImmutableArray<GroupValue>, GroupSums>> All => _groups;

    /// <summary>The sums of a group; nothing where there is no such group.</summary>
    public GroupSums this[ImmutableArray<GroupValue> key] => _groups.GetValueOrDefault(key) ?? new GroupSums();

    private sealed class KeyEquality : IEqualityComparer<ImmutableArray<GroupValue>>
    {
        public static KeyEquality Instance { get; } = new();

        public bool Equals(ImmutableArray<GroupValue> x, ImmutableArray<GroupValue> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<GroupValue> key)
        {
            var hash = default(HashCode);
            foreach (var value in key)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
