using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>Numbers the groups of a scan.</summary>
/// <param name="parts">The dimensions.</param>
internal sealed class GroupIndex(KeyPart[] parts)
{
    /// <summary>So many prefixes have an array of their own by code: a row then costs an index instead of a look-up.</summary>
    private const int DensePrefixes = 64;

    private const int None = -1;

    /// <summary>For each dimension and each of the first prefixes, the number of the longer prefix by the code.</summary>
    private readonly int[][][] _dense = [.. parts.Select(_ => Enumerable.Repeat(Array.Empty<int>(), DensePrefixes).ToArray())];

    /// <summary>For each dimension, the same for the other prefixes.</summary>
    private readonly Dictionary<(int Prefix, int Code), int>[] _sparse = [.. parts.Select(_ => new Dictionary<(int, int), int>())];

    private readonly List<(int Prefix, int Code)>[] _pairs = [.. parts.Select(_ => new List<(int, int)>())];

    /// <summary>How many groups there are.</summary>
    public int Count => parts.Length == 0 ? 1 : _pairs[^1].Count;

    /// <summary>The number of a row's group.</summary>
    public int GroupOf(int session, int action, long instant)
    {
        var group = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var code = parts[i].CodeOf(session, action, instant);
            group = group < DensePrefixes ? Dense(i, group, code) : Sparse(i, group, code);
        }

        return group;
    }

    /// <summary>The values of a group.</summary>
    public ImmutableArray<GroupValue> KeyOf(int group)
    {
        var key = new GroupValue[parts.Length];
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var (prefix, code) = _pairs[i][group];
            key[i] = parts[i].ValueOf(code);
            group = prefix;
        }

        return ImmutableArray.Create(key);
    }

    private int Dense(int part, int prefix, int code)
    {
        ref var byCode = ref _dense[part][prefix];
        if (code >= byCode.Length)
        {
            var known = byCode.Length;
            Array.Resize(ref byCode, Math.Max(code + 1, 2 * known));
            byCode.AsSpan(known).Fill(None);
        }

        ref var group = ref byCode[code];
        return group != None ? group : group = New(part, prefix, code);
    }

    private int Sparse(int part, int prefix, int code)
    {
        ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(_sparse[part], (prefix, code), out var known);
        return known ? group : group = New(part, prefix, code);
    }

    private int New(int part, int prefix, int code)
    {
        _pairs[part].Add((prefix, code));
        return _pairs[part].Count - 1;
    }
}
