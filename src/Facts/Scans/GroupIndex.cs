namespace Puffy.Facts.Scans;

/// <summary>
/// Numbers groups by their key. The key's codes are taken one after the other: each pair of the group so far and the next code is a
/// longer group, so that any number of dimensions fits, and few groups need no hashing.
/// </summary>
internal sealed class GroupIndex
{
    private readonly PairIndex[] _steps;

    /// <summary>An index without groups.</summary>
    /// <param name="bounds">For each dimension, a number above all its codes.</param>
    /// <param name="rows">About how many keys will be numbered.</param>
    public GroupIndex(ReadOnlySpan<int> bounds, int rows)
    {
        _steps = new PairIndex[bounds.Length];
        var prefixes = 1;
        for (var i = 0; i < bounds.Length; i++)
        {
            _steps[i] = new PairIndex(prefixes, bounds[i], rows);
            prefixes = (int)Math.Clamp((long)prefixes * bounds[i], 1, Math.Max(rows, 1));
        }
    }

    /// <summary>How many groups there are; one without dimensions.</summary>
    public int Count => _steps.Length == 0 ? 1 : _steps[^1].Count;

    /// <summary>The step for a dimension: it replaces each number of the group so far.</summary>
    public PairIndex this[int dimension] => _steps[dimension];

    /// <summary>The number of a key; -1 where there is no such group.</summary>
    public int Find(ReadOnlySpan<int> codes)
    {
        var group = 0;
        for (var i = 0; i < codes.Length && group >= 0; i++)
        {
            group = codes[i] < 0 ? -1 : _steps[i].Find(group, codes[i]);
        }

        return group;
    }

    /// <summary>For each dimension, the code that each group has.</summary>
    public int[][] Codes()
    {
        var columns = new int[_steps.Length][];
        int[] groups = [.. Enumerable.Range(0, Count)];
        for (var i = _steps.Length - 1; i >= 0; i--)
        {
            var codes = new int[groups.Length];
            for (var group = 0; group < groups.Length; group++)
            {
                (groups[group], codes[group]) = _steps[i][groups[group]];
            }

            columns[i] = codes;
        }

        return columns;
    }
}
