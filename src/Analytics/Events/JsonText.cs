using System.Text;
using System.Text.Json;

namespace Puffy.Analytics.Events;

/// <summary>
/// Reads JSON as exports have it. It is lenient where RFC 8259 leaves the reader free: objects may be nested to any depth, and
/// text that is not Unicode (trackers cut names in the middle of an emoji, which leaves half of it) reads as U+FFFD.
/// </summary>
internal static class JsonText
{
    /// <summary>A reader takes a bit, not a stack frame, for each level, so the length of a field bounds the depth well enough.</summary>
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Whether the text is one JSON object and nothing else.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text)
    {
        var reader = Reader(text);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A reader at the start of a text.</summary>
    internal static Utf8JsonReader Reader(ReadOnlySpan<byte> text) => new(text, AnyDepth);

    /// <summary>Whether the reader stands on the name of a property.</summary>
    internal static bool IsAt(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(StringAt(ref reader)).AsSpan().SequenceEqual(name)
        : reader.ValueTextEquals(name);

    /// <summary>
    /// The string or property name that the reader stands on. <see cref="Utf8JsonReader.GetString"/> throws if it is not Unicode.
    /// </summary>
    internal static string StringAt(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        return reader.ValueIsEscaped ? Unescaped(text) : text;
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }

            at++;
            plain.Append(text[at] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)Convert.ToUInt16(text.Substring(at + 1, 4), 16),
                var itself => itself,
            });
            at += text[at] == 'u' ? 4 : 0;
        }

        // Through UTF-8, so that a lone surrogate is the same U+FFFD here as where it comes back from storage.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(plain.ToString()));
    }
}
