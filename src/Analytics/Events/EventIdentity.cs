using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.Events;

/// <summary>
/// What makes two rows the same event of a user: the input's own event id where it has one, else a 128-bit
/// XXH128 hash of the normalised row. Identities are compared within one user only.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.EventIdentity")]
public readonly struct EventIdentity : IEquatable<EventIdentity>, IComparable<EventIdentity>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    [Id(0)]
    private readonly UInt128 _hash;

    [Id(1)]
    private readonly string? _given;

    private EventIdentity(UInt128 hash, string? given) => (_hash, _given) = (hash, given);

    /// <summary>The identity that the input gave, or null where it is the hash of the row.</summary>
    public string? Given => _given;

    /// <summary>The hash of the row; zero where the input gave an id of its own.</summary>
    public UInt128 Hash => _hash;

    /// <summary>An identity from its hash.</summary>
    public static EventIdentity FromHash(UInt128 hash) => new(hash, null);

    /// <summary>
    /// The identity that an input names. Thirty-two lower-case hex digits are read as a hash, so that rows of
    /// cleaned_events.csv, loaded again, are the events that they came from.
    /// </summary>
    /// <param name="eventId">The input's id; not empty.</param>
    public static EventIdentity FromInput(string eventId)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventId);
        return eventId.Length == HashText.Length
            && !eventId.AsSpan().ContainsAnyExcept(HexDigits)
            && UInt128.TryParse(eventId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
                ? new(hash, null)
                : new(UInt128.Zero, eventId);
    }

    /// <summary>The identity of a row without an id of its own: a hash of its normalised fields.</summary>
    public static EventIdentity OfRow(
        string userId, DateTime timestamp, string name, string pageUrl, string referrer, string data, string userAgent)
    {
        // Each field is preceded by its length, so that moving a character from one field to the next is another row.
        var capacity = sizeof(long) + (6 * sizeof(int)) + Encoding.UTF8.GetMaxByteCount(
            userId.Length + name.Length + pageUrl.Length + referrer.Length + data.Length + userAgent.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            BinaryPrimitives.WriteInt64LittleEndian(buffer, timestamp.Ticks);
            var length = sizeof(long);
            length = Append(buffer, length, userId);
            length = Append(buffer, length, name);
            length = Append(buffer, length, pageUrl);
            length = Append(buffer, length, referrer);
            length = Append(buffer, length, data);
            length = Append(buffer, length, userAgent);
            return new(XxHash128.HashToUInt128(buffer.AsSpan(0, length)), null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc/>
    public bool Equals(EventIdentity other) => _hash == other._hash && string.Equals(_given, other._given, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventIdentity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_hash, _given);

    /// <summary>Orders identities as their texts, ordinally.</summary>
    public int CompareTo(EventIdentity other) =>
        _given is null && other._given is null
            ? _hash.CompareTo(other._hash)
            : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The text of the identity, as it stands in the column event_id.</summary>
    public override string ToString() => _given ?? HashText.Of(_hash);

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

    private static int Append(byte[] buffer, int at, string field)
    {
        var length = Encoding.UTF8.GetBytes(field, buffer.AsSpan(at + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(at), length);
        return at + sizeof(int) + length;
    }
}
