using System.Collections.Immutable;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>The groups of all shards by their keys, added up.</summary>
internal sealed class MergedGroups
{
    private readonly ValueIndex[] _values;
    private readonly GroupIndex _index;
    private readonly int[][] _codes;
    private readonly SumColumns _sums;

    /// <summary>Adds up what several shards answered to one question.</summary>
    public MergedGroups(ImmutableArray<Dimension> dimensions, IReadOnlyList<GroupBlock> shards)
    {
        _values = [.. dimensions.Select((dimension, i) => new ValueIndex(dimension.IsTime(), most: shards.Sum(shard => shard.Keys[i].Values.Length)))];
        var codes = shards.Select(shard => shard.Keys.Select((key, dimension) => Renumber(key, _values[dimension])).ToArray()).ToList();
        _index = new GroupIndex([.. _values.Select(values => values.Count)], shards.Sum(shard => shard.Count));
        var groups = new List<int[]>();
        foreach (var (shard, ofShard) in shards.Zip(codes))
        {
            var own = new int[shard.Count];
            for (var dimension = 0; dimension < ofShard.Length; dimension++)
            {
                _index[dimension].Number(own, ofShard[dimension]);
            }

            groups.Add(own);
        }

        _codes = _index.Codes();
        _sums = SumColumns.Add([.. shards.Select(shard => shard.Sums)], groups, _index.Count);
    }

    /// <summary>How many groups there are.</summary>
    public int Count => _index.Count;

    /// <summary>A group's value of a dimension.</summary>
    public GroupValue ValueOf(int group, int dimension) => _values[dimension][_codes[dimension][group]];

    /// <summary>A group's values of all dimensions.</summary>
    public ImmutableArray<GroupValue> KeyOf(int group) => [.. _values.Select((values, dimension) => values[_codes[dimension][group]])];

    /// <summary>The number of the group with these values; -1 where there is none.</summary>
    public int Find(ImmutableArray<GroupValue> key) => _index.Find([.. key.Select((value, dimension) => _values[dimension].Find(value))]);

    /// <summary>The sums of a group; zeros for a group that is not there, -1.</summary>
    public GroupSums SumsOf(int group)
    {
        var sums = new GroupSums();
        if (group >= 0)
        {
            _sums.Read(group, sums);
        }

        return sums;
    }

    /// <summary>Reads the sums of a group into an object that is used again.</summary>
    public void Read(int group, GroupSums into) => _sums.Read(group, into);

    private static int[] Renumber(KeyColumn column, ValueIndex values)
    {
        var numbers = new int[column.Values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = values.Add(column.Values[i]);
        }

        var codes = new int[column.Codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = numbers[column.Codes[i]];
        }

        return codes;
    }
}
