namespace Puffy.Grains.Integrity;

/// <summary>Which rows of a source were seen, a bit for each.</summary>
[GenerateSerializer, Alias("puffy.RowSet")]
public sealed class RowSet
{
    private const int BitsOfByte = 8;

    [Id(0)]
    private byte[] _bits = [];

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its number, from 0.</param>
    public void Add(int row)
    {
        var at = row / BitsOfByte;
        if (at >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(at + 1, _bits.Length * 2));
        }

        _bits[at] |= (byte)(1 << (row % BitsOfByte));
    }

    /// <summary>Adds all rows of another set.</summary>
    public void Add(RowSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._bits.Length > _bits.Length)
        {
            Array.Resize(ref _bits, other._bits.Length);
        }

        for (var i = 0; i < other._bits.Length; i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    /// <summary>The rows from 1 to a last one that are not in the set, as ranges in their order.</summary>
    public IEnumerable<(int First, int Last)> Missing(int last)
    {
        var first = 0;
        for (var row = 1; row <= last + 1; row++)
        {
            var isMissing = row <= last && !Contains(row);
            if (isMissing && first == 0)
            {
                first = row;
            }
            else if (!isMissing && first > 0)
            {
                yield return (first, row - 1);
                first = 0;
            }
        }
    }

    private bool Contains(int row) => row / BitsOfByte is var at && at < _bits.Length && (_bits[at] & (1 << (row % BitsOfByte))) != 0;
}
