using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Puffy.Grains.Storage;

/// <summary>
/// The checksum of a stored row: XXH3 (64 bits) of its columns, each text with its length. Bits that flip on a disk or in
/// memory change it; it protects against accidents, not against an attacker, who could compute it too.
/// </summary>
public sealed class Checksum
{
    [ThreadStatic]
    private static Checksum? _spare;

    private readonly XxHash3 _hash = new();

    private Checksum()
    {
    }

    /// <summary>Begins the checksum of a row. End it before the next one is begun on this thread.</summary>
    public static Checksum Begin()
    {
        var checksum = _spare ?? new Checksum();
        _spare = null;
        return checksum;
    }

    /// <summary>Adds a number.</summary>
    public Checksum With(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.Append(bytes);
        return this;
    }

    /// <summary>Adds a text, as UTF-8.</summary>
    public Checksum With(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return With(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>Adds bytes.</summary>
    public Checksum With(ReadOnlySpan<byte> value)
    {
        With(value.Length);
        _hash.Append(value);
        return this;
    }

    /// <summary>The checksum. Do not use the object afterwards.</summary>
    public long End()
    {
        var value = (long)_hash.GetCurrentHashAsUInt64();
        _hash.Reset();
        _spare = this;
        return value;
    }
}
