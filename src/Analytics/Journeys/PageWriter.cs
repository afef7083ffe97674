using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Puffy.Analytics.Journeys;

/// <summary>Writes the parts of a stored page: what <see cref="PageReader"/> reads.</summary>
internal sealed class PageWriter
{
    private readonly ArrayBufferWriter<byte> _out = new(512);
    private readonly Dictionary<string, ulong> _texts = new(StringComparer.Ordinal);

    public PageWriter()
    {
        foreach (var text in EventPageCodec.Vocabulary)
        {
            _texts.Add(text, (ulong)_texts.Count + 1);
        }
    }

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
        if (_texts.TryGetValue(text, out var number))
        {
            Number(number);
            return;
        }

        _texts.Add(text, (ulong)_texts.Count + 1);
        Number(0);
        var length = Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        Encoding.UTF8.GetBytes(text, _out.GetSpan(length));
        _out.Advance(length);
    }
}
