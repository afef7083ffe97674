using System.Buffers.Binary;
using System.IO.Hashing;

namespace Puffy.Collector.Spooling;

/// <summary>
/// One record of a segment: length (4 bytes, little-endian), XXH3 of the payload (8 bytes), payload. A record that was not written to its
/// end, or was damaged, does not match its checksum.
/// </summary>
internal static class SpoolRecord
{
    private const int HeaderLength = sizeof(int) + sizeof(ulong);

    /// <summary>The longest payload: what one request can bring, with room to spare.</summary>
    private const int Longest = 64 << 20;

    /// <summary>The bytes of a record.</summary>
    public static byte[] Of(ReadOnlySpan<byte> payload)
    {
        var record = new byte[HeaderLength + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, payload.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(sizeof(int)), XxHash3.HashToUInt64(payload));
        payload.CopyTo(record.AsSpan(HeaderLength));
        return record;
    }

    /// <summary>Reads the next record.</summary>
    /// <returns>Its payload; null at the end of what was written whole.</returns>
    public static async Task<byte[]?> ReadAsync(Stream segment, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderLength];
        if (await segment.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellationToken) < HeaderLength)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is < 0 or > Longest)
        {
            return null;
        }

        var payload = new byte[length];
        return await segment.ReadAtLeastAsync(payload, length, throwOnEndOfStream: false, cancellationToken) == length
            && XxHash3.HashToUInt64(payload) == BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(sizeof(int)))
            ? payload
            : null;
    }
}
