using System.Collections.Immutable;

namespace Puffy.Facts.Scans;

/// <summary>Numbers the groups of a scan.</summary>
/// <param name="parts">The dimensions.</param>
internal sealed class GroupIndex(KeyPart[] parts)
{
    /// <summary>For each dimension, the number of a prefix of the key, by the number of the prefix before it and the code.</summary>
    private readonly Dictionary<(int Prefix, int Code), int>[] _prefixes = [.. parts.Select(_ => new Dictionary<(int, int), int>())];

    private readonly List<(int Prefix, int Code)>[] _pairs = [.. parts.Select(_ => new List<(int, int)>())];

    /// <summary>How many groups there are.</summary>
    public int Count => parts.Length == 0 ? 1 : _pairs[^1].Count;

    /// <summary>The number of a row's group.</summary>
    public int GroupOf(int session, int action, long instant)
    {
        var group = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var pair = (group, parts[i].CodeOf(session, action, instant));
            if (!_prefixes[i].TryGetValue(pair, out group))
            {
                group = _pairs[i].Count;
                _prefixes[i].Add(pair, group);
                _pairs[i].Add(pair);
            }
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
}
