using System.Buffers;
using System.Globalization;
using System.Text;

namespace Puffy.Ingest;

/// <summary>The text of a row as it can be kept.</summary>
internal static class KeptText
{
    /// <summary>Text beyond this many bytes is cut off; the file itself still has it.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>The text, without NUL, which neither CSV nor PostgreSQL take.</summary>
    /// <param name="raw">The row, or at least its first <see cref="Longest"/> bytes.</param>
    /// <param name="length">The length of the whole row in bytes.</param>
    public static string Of(ReadOnlySpan<byte> raw, long length)
    {
        var kept = length > Longest ? WholeCharacters(raw[..Longest]) : raw;
        var text = Encoding.UTF8.GetString(kept).Replace('\0', '\uFFFD');
        return length > kept.Length ? string.Create(CultureInfo.InvariantCulture, $"{text}… ({length - kept.Length} bytes more)") : text;
    }

    /// <summary>The text without a character at its end that was cut through.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text)
    {
        var end = text.Length - 1;
        while (end > text.Length - 4 && (text[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Rune.DecodeFromUtf8(text[end..], out _, out _) == OperationStatus.NeedMoreData ? text[..end] : text;
    }
}
