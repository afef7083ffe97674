using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Delivery;

/// <summary>
/// Accepted rows of one source and one shard, in their order, as bytes: a load holds many of them at once, and as objects they would take
/// several times the memory, and the garbage collector would look at each again and again.
/// </summary>
/// <param name="texts">Texts that rows share.</param>
internal sealed class EncodedRows(SharedTexts texts)
{
    private const int FirstSegment = 1 << 12;

    /// <summary>Segments grow up to 128 KiB: few rows take little memory, and many take few segments.</summary>
    private const int Doublings = 5;

    private const byte DataDroppedFlag = 1;
    private const byte GivenIdFlag = 2;

    /// <summary>Bytes of a row beside its texts, at most.</summary>
    private const int MostNumbers = 128;

    private readonly List<byte[]> _segments = [];

    private int _used;

    /// <summary>Where each row begins.</summary>
    public List<RowPlace> Places { get; } = [];

    /// <summary>Adds a row.</summary>
    /// <returns>The bytes that it takes.</returns>
    public int Add(AcceptedRow row, TextPlace place)
    {
        var item = row.Event;
        var most = MostNumbers + Encoding.UTF8.GetMaxByteCount(
            row.UserId.Length + item.PageUrl.Length + item.Data.Length + (item.Id.Given?.Length ?? 0));
        if (_segments.Count == 0 || _segments[^1].Length - _used < most)
        {
            _segments.Add(ArrayPool<byte>.Shared.Rent(Math.Max(most, FirstSegment << Math.Min(_segments.Count, Doublings))));
            _used = 0;
        }

        Places.Add(new RowPlace(_segments.Count - 1, _used));
        var writer = new RowWriter(_segments[^1].AsSpan(_used));
        writer.Text(row.UserId);
        writer.Number((ulong)item.Timestamp.Ticks);
        writer.Hash(item.Id.Hash);
        writer.Number((ulong)((item.DataDropped ? DataDroppedFlag : 0) | (item.Id.Given is null ? 0 : GivenIdFlag)));
        if (item.Id.Given is { } given)
        {
            writer.Text(given);
        }

        writer.Number(texts.Add(item.Name));
        writer.Text(item.PageUrl);
        writer.Number(texts.Add(item.Referrer));
        writer.Text(item.Data);
        writer.Number(texts.Add(item.UserAgent));
        writer.Number((ulong)item.Source.Row);
        writer.Number((ulong)place.Start);
        writer.Number((ulong)place.Length);
        _used += writer.Written;
        return writer.Written;
    }

    /// <summary>The user of a row, as UTF-8.</summary>
    public ReadOnlySpan<byte> UserAt(RowPlace place) => new RowReader(_segments[place.Segment].AsSpan(place.Start)).Text();

    /// <summary>Reads a row.</summary>
    /// <param name="place">Where it begins.</param>
    /// <param name="sourceId">Its source.</param>
    public (Event Event, TextPlace Text) Read(RowPlace place, int sourceId)
    {
        var reader = new RowReader(_segments[place.Segment].AsSpan(place.Start));
        reader.Text();
        var time = new DateTime((long)reader.Number(), DateTimeKind.Utc);
        var hash = reader.Hash();
        var flags = reader.Number();
        var given = (flags & GivenIdFlag) == 0 ? null : Encoding.UTF8.GetString(reader.Text());
        var item = new Event(
            EventIdentity.FromHash(hash, given),
            time,
            texts[reader.Number()],
            Encoding.UTF8.GetString(reader.Text()),
            texts[reader.Number()],
            Encoding.UTF8.GetString(reader.Text()),
            texts[reader.Number()],
            new SourceRow(sourceId, (int)reader.Number()),
            (flags & DataDroppedFlag) != 0);
        return (item, new TextPlace((long)reader.Number(), (int)reader.Number()));
    }

    /// <summary>Gives the memory back; no row can be read any more.</summary>
    public void Release()
    {
        _segments.ForEach(segment => ArrayPool<byte>.Shared.Return(segment));
        _segments.Clear();
        Places.Clear();
    }

    private ref struct RowWriter(Span<byte> row)
    {
        private readonly Span<byte> _row = row;

        public int Written { get; private set; }

        public void Number(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                _row[Written++] = (byte)(value | 0x80);
            }

            _row[Written++] = (byte)value;
        }

        public void Hash(UInt128 value)
        {
            BinaryPrimitives.WriteUInt128LittleEndian(_row[Written..], value);
            Written += 16;
        }

        public void Text(string text)
        {
            Number((ulong)Encoding.UTF8.GetByteCount(text));
            Written += Encoding.UTF8.GetBytes(text, _row[Written..]);
        }
    }

    private ref struct RowReader(ReadOnlySpan<byte> row)
    {
        private ReadOnlySpan<byte> _rest = row;

        public ulong Number()
        {
            ulong value = 0;
            for (var (at, shift) = (0, 0); ; at++, shift += 7)
            {
                value |= (ulong)(_rest[at] & 0x7F) << shift;
                if (_rest[at] < 0x80)
                {
                    _rest = _rest[(at + 1)..];
                    return value;
                }
            }
        }

        public UInt128 Hash()
        {
            var hash = BinaryPrimitives.ReadUInt128LittleEndian(_rest);
            _rest = _rest[16..];
            return hash;
        }

        public ReadOnlySpan<byte> Text()
        {
            var length = (int)Number();
            var text = _rest[..length];
            _rest = _rest[length..];
            return text;
        }
    }
}
