using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>Numbers pairs of numbers, from 0 in the order in which they come.</summary>
internal sealed class PairIndex
{
    /// <summary>So many possible pairs have a table, whatever the number of rows; more only where the rows are about as many.</summary>
    private const int SmallTable = 1 << 16;

    private readonly long _codes;
    private readonly int[]? _table;
    private readonly Dictionary<long, int>? _numbers;
    private readonly List<(int Prefix, int Code)> _pairs = [];

    /// <summary>An index.</summary>
    /// <param name="prefixes">Every first number is below this one.</param>
    /// <param name="codes">Every second number is below this one.</param>
    /// <param name="rows">About how many pairs will be looked up.</param>
    public PairIndex(int prefixes, int codes, int rows)
    {
        _codes = codes;
        if (prefixes * _codes <= Math.Max(SmallTable, 2L * rows))
        {
            _table = new int[prefixes * codes];
        }
        else
        {
            _numbers = [];
        }
    }

    /// <summary>How many pairs came.</summary>
    public int Count => _pairs.Count;

    /// <summary>The pair of a number.</summary>
    public (int Prefix, int Code) this[int number] => _pairs[number];

    /// <summary>Replaces first numbers by those of the pairs.</summary>
    /// <param name="prefixes">The first numbers, then those of the pairs.</param>
    /// <param name="codes">The second numbers.</param>
    public void Number(Span<int> prefixes, ReadOnlySpan<int> codes)
    {
        for (var i = 0; i < prefixes.Length; i++)
        {
            // What is kept is the number plus one; 0 is a pair that has not come up.
            ref var number = ref NumberOf(prefixes[i], codes[i]);
            if (number == 0)
            {
                _pairs.Add((prefixes[i], codes[i]));
                number = _pairs.Count;
            }

            prefixes[i] = number - 1;
        }
    }

    /// <summary>The number of a pair; -1 where it did not come.</summary>
    public int Find(int prefix, int code) =>
        (_table is not null ? _table[(prefix * _codes) + code] : _numbers!.GetValueOrDefault((prefix * _codes) + code)) - 1;

    private ref int NumberOf(int prefix, int code)
    {
        var key = (prefix * _codes) + code;
        return ref _table is not null ? ref _table[key] : ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers!, key, out _);
    }
}
