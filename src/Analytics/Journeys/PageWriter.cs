using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Puffy.Analytics.Journeys;

/// <summary>Writes the parts of a stored page: what <see cref="PageReader"/> reads.</summary>
internal sealed class PageWriter
{
    /// <summary>Up to this many texts a page is searched for a text directly: most pages are of one or two events.</summary>
    private const int IndexFrom = 32;

    private readonly ArrayBufferWriter<byte> _out = new(512);
    private readonly List<string> _texts = [];
    private Dictionary<string, int>? _index;

    public byte[] ToArray() => _out.WrittenSpan.ToArray();

    public void Byte(byte value)
    {
        _out.GetSpan(1)[0] = value;
        _out.Advance(1);
    }

    public void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte((byte)(value | 0x80));
        }

        Byte((byte)value);
    }

    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Hash(UInt128 value)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(_out.GetSpan(16), value);
        _out.Advance(16);
    }

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
        Encoding.UTF8.GetBytes(text, _out.GetSpan(length));
        _out.Advance(length);
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
