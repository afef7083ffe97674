using System.Buffers.Text;

namespace Puffy.Sample.Chance;

/// <summary>A reusable, growing buffer of UTF-8 text that formats without culture and without strings.</summary>
internal sealed class Utf8Text
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public Utf8Text Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
        return this;
    }

    public Utf8Text Append(byte character)
    {
        Room(1)[0] = character;
        Length++;
        return this;
    }

    public Utf8Text AppendNumber(long number)
    {
        Utf8Formatter.TryFormat(number, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>The last <paramref name="width"/> decimal digits of a number that is not negative, with leading zeros.</summary>
    public Utf8Text AppendDigits(int number, int width)
    {
        var room = Room(width);
        for (var i = width - 1; i >= 0; i--)
        {
            room[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        Length += width;
        return this;
    }

    /// <summary>An amount of money in cents as a JSON number: <c>349</c>, <c>349.50</c>, <c>-20</c>.</summary>
    public Utf8Text AppendMoney(long cents)
    {
        AppendNumber(cents / 100);
        var rest = (int)Math.Abs(cents % 100);
        return rest == 0 ? this : Append((byte)'.').AppendDigits(rest, 2);
    }

    /// <summary>The lowest bits as digits of an alphabet, which must have a power of two of characters.</summary>
    public Utf8Text AppendCoded(ulong bits, int digits, ReadOnlySpan<byte> alphabet)
    {
        var mask = (ulong)alphabet.Length - 1;
        var shift = System.Numerics.BitOperations.Log2((uint)alphabet.Length);
        var room = Room(digits);
        for (var i = 0; i < digits; i++, bits >>= shift)
        {
            room[i] = alphabet[(int)(bits & mask)];
        }

        Length += digits;
        return this;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        }

        return _bytes.AsSpan(Length);
    }
}
