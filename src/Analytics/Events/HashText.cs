using System.Buffers.Binary;

namespace Puffy.Analytics.Events;

/// <summary>128-bit hashes as text: thirty-two lower-case hex digits.</summary>
public static class HashText
{
    /// <summary>Digits of a hash.</summary>
    public const int Length = 32;

    /// <summary>The text of a hash. Every row of every table has one or more, so that it is not left to the general formatting of numbers.</summary>
    public static string Of(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[Length / 2];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return Convert.ToHexStringLower(bytes);
    }
}
