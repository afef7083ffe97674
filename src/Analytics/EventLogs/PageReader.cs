using System.Buffers.Binary;
using System.Text;

namespace Puffy.Analytics.EventLogs;

/// <summary>
/// Reads the parts of a stored page. Each part is read, or refused with an
/// <see cref="InvalidDataException"/>, so that damage differs from a fault of the program.
/// </summary>
internal ref struct PageReader(ReadOnlySpan<byte> page)
{
    private const int BitsOfNumber = 64;

    /// <summary>A page of one event has its url, referrer, data and user agent, and little more.</summary>
    private const int TextsOfShortPage = 8;

    private static readonly long LatestMillisecond = DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _texts = new(TextsOfShortPage);
    private ReadOnlySpan<byte> _rest = page;

    public byte Byte() => Take(1)[0];

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number of things that follow. Each takes a byte or more, so that damage can't ask for endless memory.</summary>
    public int Count()
    {
        var count = Number();
        return count <= (ulong)_rest.Length ? (int)count : throw Damaged("is shorter than its own count");
    }

    public UInt128 Hash() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    public string GivenId() => Text() is { Length: > 0 } given ? given : throw Damaged("holds an empty event id");

    public string Text()
    {
        var number = Number();
        if (number > 0)
        {
            var at = (long)Math.Min(number, int.MaxValue) - 1 - EventPageCodec.Vocabulary.Length;
            return at < 0 ? EventPageCodec.Vocabulary[(int)number - 1]
                : at < _texts.Count ? _texts[(int)at]
                : throw Damaged("refers to a text that it does not hold");
        }

        try
        {
            var text = Utf8.GetString(Take(Count()));
            _texts.Add(text);
            return text;
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException("A stored page of events holds bytes that are not text; the store is damaged.", exception);
        }
    }

    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw Damaged("continues after its last event");
        }
    }

    public static DateTime Time(long milliseconds) => milliseconds >= 0 && milliseconds <= LatestMillisecond
        ? new DateTime(milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc)
        : throw Damaged("holds an invalid time");

    public static int Row(long number) => number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Damaged("holds an invalid row number");

    private ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < BitsOfNumber; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }

        throw Damaged("holds a number without an end");
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw Damaged("ends too early");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException Damaged(string what) => new($"A stored page of events {what}; the store is damaged.");
}
