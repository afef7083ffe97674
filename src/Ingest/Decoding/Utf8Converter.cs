using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Puffy.Ingest.Decoding;

/// <summary>
/// Turns text of another encoding into UTF-8. What the encoding does not define becomes bytes that UTF-8 does not allow, so that a row
/// with such a letter is refused like any other of broken text: replaced by one sign, two letters could make one user of two.
/// </summary>
internal static class Utf8Converter
{
    /// <summary>The longest letter in UTF-8, in bytes.</summary>
    public const int LongestLetter = 4;

    /// <summary>A byte that occurs nowhere in UTF-8.</summary>
    private const byte Undefined = 0xFF;

    /// <summary>The letters of 0x80 to 0x9F in Windows-1252; NUL where there is none. The others are those of Unicode.</summary>
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>Converts the start of a text.</summary>
    /// <param name="encoding">The encoding of the text, not UTF-8.</param>
    /// <param name="text">The text.</param>
    /// <param name="utf8">Where the UTF-8 goes.</param>
    /// <param name="isEnd">Nothing follows the text.</param>
    /// <returns>Bytes of the text that were read, and of UTF-8 that were written.</returns>
    public static (int Read, int Written) Convert(TextEncoding encoding, ReadOnlySpan<byte> text, Span<byte> utf8, bool isEnd) => encoding switch
    {
        TextEncoding.Windows1252 => FromWindows1252(text, utf8),
        TextEncoding.Utf16LittleEndian => FromUtf16(text, utf8, isEnd, swapped: !BitConverter.IsLittleEndian),
        _ => FromUtf16(text, utf8, isEnd, swapped: BitConverter.IsLittleEndian),
    };

    private static (int Read, int Written) FromWindows1252(ReadOnlySpan<byte> text, Span<byte> utf8)
    {
        var (read, written) = (0, 0);
        while (read < text.Length)
        {
            var rest = text[read..];
            var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var end and >= 0 ? end : rest.Length;
            ascii = Math.Min(ascii, utf8.Length - written);
            rest[..ascii].CopyTo(utf8[written..]);
            read += ascii;
            written += ascii;
            if (ascii == rest.Length || utf8.Length - written < LongestLetter)
            {
                break;
            }

            var letter = text[read] is < 0xA0 and var low ? Windows1252[low - 0x80] : (char)text[read];
            read++;
            if (letter == '\0')
            {
                utf8[written++] = Undefined;
            }
            else
            {
                Utf8.FromUtf16([letter], utf8[written..], out _, out var count);
                written += count;
            }
        }

        return (read, written);
    }

    private static (int Read, int Written) FromUtf16(ReadOnlySpan<byte> text, Span<byte> utf8, bool isEnd, bool swapped)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(text);
        var letters = ArrayPool<ushort>.Shared.Rent(units.Length);
        try
        {
            units.CopyTo(letters);
            var left = letters.AsSpan(0, units.Length);
            if (swapped)
            {
                BinaryPrimitives.ReverseEndianness(left, left);
            }

            var (read, written) = FromUtf16(MemoryMarshal.Cast<ushort, char>(left), utf8, isEnd);
            read *= sizeof(char);
            if (isEnd && text.Length - read == 1 && written < utf8.Length)
            {
                utf8[written++] = Undefined;
                read++;
            }

            return (read, written);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(letters);
        }
    }

    private static (int Read, int Written) FromUtf16(ReadOnlySpan<char> text, Span<byte> utf8, bool isEnd)
    {
        var (read, written) = (0, 0);
        while (true)
        {
            var status = Utf8.FromUtf16(text[read..], utf8[written..], out var some, out var count, replaceInvalidSequences: false, isFinalBlock: isEnd);
            read += some;
            written += count;
            if (status != OperationStatus.InvalidData || written == utf8.Length)
            {
                return (read, written);
            }

            // Half of a pair without its other half.
            utf8[written++] = Undefined;
            read++;
        }
    }
}
