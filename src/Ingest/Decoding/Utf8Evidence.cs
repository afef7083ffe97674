using System.Buffers;
using System.Text;

namespace Puffy.Ingest.Decoding;

/// <summary>Looks for letters beyond ASCII that are valid UTF-8: where a text has one it was written as UTF-8.</summary>
internal struct Utf8Evidence
{
    private const int LongestLetter = 4;

    /// <summary>The start of a letter at the end of what was read before.</summary>
    private byte[]? _begun;

    /// <summary>Whether a text has such a letter.</summary>
    public static bool Is(ReadOnlySpan<byte> text) => default(Utf8Evidence).FindIn(text);

    /// <summary>Reads on.</summary>
    /// <param name="text">What follows the text that was read before.</param>
    /// <returns>Whether it was found.</returns>
    public bool FindIn(ReadOnlySpan<byte> text)
    {
        if (_begun is { Length: > 0 } begun)
        {
            _begun = null;
            byte[] joined = [.. begun, .. text[..Math.Min(text.Length, LongestLetter - 1)]];
            if (FindIn(joined))
            {
                return true;
            }

            if (joined.Length == text.Length + begun.Length)
            {
                return false;
            }

            _begun = null;
        }

        while (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var at and >= 0)
        {
            text = text[at..];
            switch (Rune.DecodeFromUtf8(text, out _, out var length))
            {
                case OperationStatus.Done:
                    return true;
                case OperationStatus.NeedMoreData:
                    _begun = text.ToArray();
                    return false;
                default:
                    text = text[length..];
                    break;
            }
        }

        return false;
    }
}
