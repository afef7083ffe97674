using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Puffy.Analytics.Attribution;

/// <summary>Divides users into groups that depend on the user id alone, for intervals by leaving one group out at a time.</summary>
internal static class UserGroup
{
    /// <summary>The number of groups.</summary>
    public const int Count = 20;

    private const int MostOnStack = 256;

    /// <summary>Kept for the next user: to make one costs as much as to hash a user id.</summary>
    [ThreadStatic]
    private static IncrementalHash? _sha256;

    /// <summary>The group of a user, from 0: the first four bytes, big-endian, of SHA-256 of the user id in UTF-8, modulo <see cref="Count"/>.</summary>
    public static byte Of(string userId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var most = Encoding.UTF8.GetMaxByteCount(userId.Length);
        Span<byte> text = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _sha256 ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _sha256.AppendData(text[..Encoding.UTF8.GetBytes(userId, text)]);
        _sha256.GetHashAndReset(hash);
        return (byte)(BinaryPrimitives.ReadUInt32BigEndian(hash) % Count);
    }
}
