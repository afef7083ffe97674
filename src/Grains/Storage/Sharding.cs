using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Puffy.Grains.Storage;

/// <summary>Where a user belongs. Both functions are the same in every process and for all time.</summary>
public static class Sharding
{
    /// <summary>The shard of a user: XXH64 of the id's UTF-16 bytes, little-endian, modulo the number of shards.</summary>
    public static int ShardOf(string userId, int shards) => (int)(HashOf(userId) % (ulong)shards);

    /// <summary>XXH64 of the id's UTF-16 bytes, little-endian.</summary>
    internal static ulong HashOf(string userId) => XxHash64.HashToUInt64(MemoryMarshal.AsBytes(userId.AsSpan()));

    /// <summary>The keyed hash by which an erased user is recognised: HMAC-SHA-256 of the id.</summary>
    public static byte[] ErasureHash(string userId, byte[] key) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(userId));
}
