using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Puffy.Analytics.EventLogs;

/// <summary>Writes the parts of a stored page: what <see cref="PageReader"/> reads.</summary>
internal sealed class PageWriter
{
    /// <summary>Up to this many texts a page is searched for a text directly: most pages are of one or two events.</summary>
    private const int IndexFrom = 32;

    /// <summary>A writer that has grown beyond this many bytes is not kept for the next page.</summary>
    private const int LargestKept = 1 << 16;

    [ThreadStatic]
    private static PageWriter? _spare;

    private readonly ArrayBufferWriter<byte> _page = new(1024);
    private readonly List<string> _texts = [];
    private Dictionary<string, int>? _index;

    private PageWriter()
    {
    }

    /// <summary>A writer of an empty page. Pages are mostly short: a new writer for each would cost more than what it writes.</summary>
    public static PageWriter Begin()
    {
        var writer = _spare ?? new PageWriter();
        _spare = null;
        return writer;
    }

    /// <summary>The page. Do not use the writer afterwards.</summary>
    public byte[] End()
    {
        var page = _page.WrittenSpan.ToArray();
        if (_page.Capacity <= LargestKept)
        {
            _page.ResetWrittenCount();
            _texts.Clear();
            _index = null;
            _spare = this;
        }

        return page;
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }

        Byte((byte)value);
    }

    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Hash(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);

    public void Text(string text)
    {
        if (NumberOf(text) is var number and > 0)
        {
            Number((ulong)number);
            return;
        }

        _texts.Add(text);
        _index?.Add(text, EventPageCodec.Vocabulary.Length + _texts.Count);
        Number(0);
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    /// <summary>The next bytes of the page, to be written.</summary>
    private Span<byte> Take(int length)
    {
        var taken = _page.GetSpan(length)[..length];
        _page.Advance(length);
        return taken;
    }

    /// <summary>The number of a text that was written before or is in the vocabulary, from 1; 0 for another.</summary>
    private int NumberOf(string text)
    {
        var inVocabulary = Array.IndexOf(EventPageCodec.Vocabulary, text);
        if (inVocabulary >= 0)
        {
            return inVocabulary + 1;
        }

        if (_texts.Count < IndexFrom)
        {
            return _texts.IndexOf(text) is var at and >= 0 ? EventPageCodec.Vocabulary.Length + at + 1 : 0;
        }

        _index ??= _texts.Select((written, at) => (written, at)).ToDictionary(
            item => item.written, item => EventPageCodec.Vocabulary.Length + item.at + 1, StringComparer.Ordinal);
        return _index.GetValueOrDefault(text);
    }
}
