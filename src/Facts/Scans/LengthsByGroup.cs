using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>The lengths of sessions, by group: those of group g stand at <c>Starts[g]</c> up to <c>Starts[g + 1]</c>.</summary>
/// <param name="Starts">Where each group's begin, and where the last one's end.</param>
/// <param name="Cells">The lengths, each as often as it came.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.LengthsByGroup")]
public sealed record LengthsByGroup(ImmutableArray<int> Starts, ImmutableArray<LengthCount> Cells)
{
    /// <summary>Those of a group.</summary>
    internal ArraySegment<LengthCount> this[int group] =>
        new(ImmutableCollectionsMarshal.AsArray(Cells)!, Starts[group], Starts[group + 1] - Starts[group]);

    /// <summary>Puts cells in the order of their groups.</summary>
    /// <param name="groups">The group of each cell.</param>
    /// <param name="cells">The cells.</param>
    /// <param name="count">How many groups there are.</param>
    internal static LengthsByGroup From(ReadOnlySpan<int> groups, ReadOnlySpan<LengthCount> cells, int count)
    {
        var starts = new int[count + 1];
        foreach (var group in groups)
        {
            starts[group + 1]++;
        }

        for (var group = 0; group < count; group++)
        {
            starts[group + 1] += starts[group];
        }

        var next = starts[..count];
        var ordered = new LengthCount[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            ordered[next[groups[i]]++] = cells[i];
        }

        return new LengthsByGroup(ImmutableCollectionsMarshal.AsImmutableArray(starts), ImmutableCollectionsMarshal.AsImmutableArray(ordered));
    }
}
