using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>Gathers the lengths of sessions by group. Most sessions have one event and no length: these are only counted.</summary>
internal sealed class LengthBuilder
{
    private readonly List<int> _groups = [];
    private readonly List<long> _lengths = [];
    private long[] _withoutLength = [];

    /// <summary>Adds sessions.</summary>
    /// <param name="rows">Their rows.</param>
    /// <param name="groups">The group of each.</param>
    /// <param name="milliseconds">The length of every row.</param>
    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, ReadOnlySpan<long> milliseconds)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (milliseconds[rows[i]] is var length && length != 0)
            {
                _groups.Add(groups[i]);
                _lengths.Add(length);
                continue;
            }

            if (groups[i] >= _withoutLength.Length)
            {
                Array.Resize(ref _withoutLength, 2 * (groups[i] + 1));
            }

            _withoutLength[groups[i]]++;
        }
    }

    /// <summary>The lengths of each group, ascending.</summary>
    public LengthsByGroup Finish(int groups)
    {
        var starts = new int[groups + 1];
        var lengths = Order(starts);
        var (ends, cells) = (new int[groups + 1], new List<LengthCount>());
        for (var group = 0; group < groups; group++)
        {
            if (group < _withoutLength.Length && _withoutLength[group] > 0)
            {
                cells.Add(new LengthCount(0, _withoutLength[group]));
            }

            var own = lengths.AsSpan(starts[group]..starts[group + 1]);
            own.Sort();
            for (var from = 0; from < own.Length;)
            {
                var other = own[from..].IndexOfAnyExcept(own[from]);
                var same = other < 0 ? own.Length - from : other;
                cells.Add(new LengthCount(own[from], same));
                from += same;
            }

            ends[group + 1] = cells.Count;
        }

        return new LengthsByGroup(ImmutableCollectionsMarshal.AsImmutableArray(ends), [.. cells]);
    }

    /// <summary>The lengths in the order of their groups, those of group g from <c>starts[g]</c> on.</summary>
    private long[] Order(int[] starts)
    {
        foreach (var group in _groups)
        {
            starts[group + 1]++;
        }

        for (var group = 0; group + 1 < starts.Length; group++)
        {
            starts[group + 1] += starts[group];
        }

        var next = starts[..^1];
        var ordered = new long[_lengths.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[next[_groups[i]]++] = _lengths[i];
        }

        return ordered;
    }
}
