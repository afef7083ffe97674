using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.Events;

/// <summary>
/// What makes two rows the same event of a user: a 128-bit XXH128 hash of the normalised row, and of the input's event id too where it
/// has one. So an id that a user has for two different rows makes two events of them. Identities are compared within one user only.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.EventIdentity")]
public readonly struct EventIdentity : IEquatable<EventIdentity>, IComparable<EventIdentity>
{
    /// <summary>Digits of an identity that follow an id which several events of a user have.</summary>
    internal const int SuffixDigits = 8;

    /// <summary>What stands between such an id and the digits.</summary>
    internal const char SuffixMark = '~';

    [Id(0)]
    private readonly UInt128 _hash;

    [Id(1)]
    private readonly string? _given;

    private EventIdentity(UInt128 hash, string? given) => (_hash, _given) = (hash, given);

    /// <summary>The event id that the input gave; null where it gave none, or the hash itself.</summary>
    public string? Given => _given;

    /// <summary>The identity.</summary>
    public UInt128 Hash => _hash;

    /// <summary>An identity that was computed before.</summary>
    /// <param name="hash">The identity.</param>
    /// <param name="given">The event id that the input gave; null for none.</param>
    public static EventIdentity FromHash(UInt128 hash, string? given = null) => new(hash, given);

    /// <summary>The identity of a row.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="timestamp">The time, UTC, to the millisecond.</param>
    /// <param name="name">The event name.</param>
    /// <param name="pageUrl">The page.</param>
    /// <param name="referrer">The referrer.</param>
    /// <param name="data">The event data; empty where it was left out.</param>
    /// <param name="userAgent">The user agent.</param>
    /// <param name="eventId">
    /// The input's event id. A placeholder counts as none. What cleaned_events.csv has for an event stands for that event: the hash
    /// of the row, or an id with the first digits of the identity after it.
    /// </param>
    public static EventIdentity OfRow(
        string userId, DateTime timestamp, string name, string pageUrl, string referrer, string data, string userAgent, string eventId = "")
    {
        var row = new RowBytes(timestamp, Encoding.UTF8.GetMaxByteCount(
            userId.Length + name.Length + pageUrl.Length + referrer.Length + data.Length + userAgent.Length + eventId.Length));
        row.Append(userId);
        row.Append(name);
        row.Append(pageUrl);
        row.Append(referrer);
        row.Append(data);
        row.Append(userAgent);
        return Of(row, Encoding.UTF8.GetBytes(eventId));
    }

    /// <inheritdoc cref="OfRow(string, DateTime, string, string, string, string, string, string)"/>
    /// <remarks>The fields are valid UTF-8.</remarks>
    public static EventIdentity OfRow(
        ReadOnlySpan<byte> userId,
        DateTime timestamp,
        ReadOnlySpan<byte> name,
        ReadOnlySpan<byte> pageUrl,
        ReadOnlySpan<byte> referrer,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> userAgent,
        ReadOnlySpan<byte> eventId)
    {
        var row = new RowBytes(
            timestamp, userId.Length + name.Length + pageUrl.Length + referrer.Length + data.Length + userAgent.Length + eventId.Length);
        row.Append(userId);
        row.Append(name);
        row.Append(pageUrl);
        row.Append(referrer);
        row.Append(data);
        row.Append(userAgent);
        return Of(row, eventId);
    }

    private static EventIdentity Of(RowBytes row, ReadOnlySpan<byte> eventId)
    {
        using (row)
        {
            if (eventId.IsEmpty || Placeholder.Is(eventId))
            {
                return new(row.Hash(), null);
            }

            if (eventId.Length == HashText.Length && row.Hash() is var hash && Ascii.Equals(eventId, HashText.Of(hash)))
            {
                return new(hash, null);
            }

            if (eventId.Length > SuffixDigits + 1 && eventId[^(SuffixDigits + 1)] == SuffixMark)
            {
                var original = eventId[..^(SuffixDigits + 1)];
                var marked = row.HashWith(original);
                if (Ascii.Equals(eventId[^SuffixDigits..], HashText.Of(marked).AsSpan(0, SuffixDigits)))
                {
                    return new(marked, Encoding.UTF8.GetString(original));
                }
            }

            return new(row.HashWith(eventId), Encoding.UTF8.GetString(eventId));
        }
    }

    /// <inheritdoc/>
    public bool Equals(EventIdentity other) => _hash == other._hash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventIdentity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash.GetHashCode();

    /// <summary>Orders identities as their texts, ordinally.</summary>
    public int CompareTo(EventIdentity other) => _hash.CompareTo(other._hash);

    /// <summary>The text of the identity: thirty-two lower-case hex digits.</summary>
    public override string ToString() => HashText.Of(_hash);

    /// <summary>Equality of identities.</summary>
    public static bool operator ==(EventIdentity left, EventIdentity right) => left.Equals(right);

    /// <summary>Inequality of identities.</summary>
    public static bool operator !=(EventIdentity left, EventIdentity right) => !left.Equals(right);

    /// <summary>Whether the text of one identity is before that of the other.</summary>
    public static bool operator <(EventIdentity left, EventIdentity right) => left.CompareTo(right) < 0;

    /// <summary>Whether the text of one identity is not after that of the other.</summary>
    public static bool operator <=(EventIdentity left, EventIdentity right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the text of one identity is after that of the other.</summary>
    public static bool operator >(EventIdentity left, EventIdentity right) => left.CompareTo(right) > 0;

    /// <summary>Whether the text of one identity is not before that of the other.</summary>
    public static bool operator >=(EventIdentity left, EventIdentity right) => left.CompareTo(right) >= 0;

    /// <summary>A row as it is hashed. Each field is preceded by its length, so that a letter that moves to the next field makes another row.</summary>
    private ref struct RowBytes : IDisposable
    {
        private const int Fields = 7;

        private readonly byte[] _buffer;
        private int _length;

        /// <param name="timestamp">The row's time.</param>
        /// <param name="capacity">The most that all fields take, in bytes.</param>
        public RowBytes(DateTime timestamp, int capacity)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(sizeof(long) + (Fields * sizeof(int)) + capacity);
            BinaryPrimitives.WriteInt64LittleEndian(_buffer, timestamp.Ticks);
            _length = sizeof(long);
        }

        public void Append(string field)
        {
            var length = Encoding.UTF8.GetBytes(field, _buffer.AsSpan(_length + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), length);
            _length += sizeof(int) + length;
        }

        public void Append(ReadOnlySpan<byte> field)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length), field.Length);
            field.CopyTo(_buffer.AsSpan(_length + sizeof(int)));
            _length += sizeof(int) + field.Length;
        }

        public readonly UInt128 Hash() => XxHash128.HashToUInt128(_buffer.AsSpan(0, _length));

        public readonly UInt128 HashWith(ReadOnlySpan<byte> eventId)
        {
            var whole = this;
            whole.Append(eventId);
            return whole.Hash();
        }

        public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
    }
}
