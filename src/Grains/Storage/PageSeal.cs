using System.Buffers.Binary;
using System.IO.Hashing;

namespace Puffy.Grains.Storage;

/// <summary>
/// The checksum in front of a stored page of a journey: a mark, then XXH3 (64 bits) of the page, seeded with what says whose
/// page it is. A page is damaged when a bit of it flipped, and also when it stands at another user or under another number.
/// </summary>
/// <remarks>
/// The seal of page 0 covers the number of the journey's pages too, so that a page that was lost is missed. Pages of earlier
/// versions have no seal, and begin with a format number that differs from the mark in three bits or more.
/// </remarks>
public static class PageSeal
{
    private const byte Mark = 0xC5;
    private const int Bytes = 1 + sizeof(ulong);

    /// <summary>The highest format number of a page without a seal.</summary>
    private const byte LastUnsealedFormat = 2;

    /// <summary>Whether a page is of an earlier version, which wrote no seal.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> page) => page is [>= 1 and <= LastUnsealedFormat, ..];

    /// <summary>Puts the seal in front of a page.</summary>
    /// <param name="content">The page as it was encoded.</param>
    /// <param name="userId">Whose it is.</param>
    /// <param name="page">Its number.</param>
    /// <param name="pages">How many pages the journey has.</param>
    public static byte[] Seal(ReadOnlySpan<byte> content, string userId, int page, int pages)
    {
        var stored = new byte[Bytes + content.Length];
        stored[0] = Mark;
        BinaryPrimitives.WriteUInt64LittleEndian(stored.AsSpan(1), HashOf(content, userId, page, pages));
        content.CopyTo(stored.AsSpan(Bytes));
        return stored;
    }

    /// <summary>Checks the seal of a page and takes it off.</summary>
    /// <inheritdoc cref="Seal"/>
    /// <exception cref="InvalidDataException">The page is not as it was written.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> stored, string userId, int page, int pages) =>
        IsMissing(stored) ? stored
        : stored.Length >= Bytes && stored[0] == Mark
            && BinaryPrimitives.ReadUInt64LittleEndian(stored[1..]) == HashOf(stored[Bytes..], userId, page, pages) ? stored[Bytes..]
        : throw new InvalidDataException(page == 0
            ? "Its checksum is wrong, or another of the journey's pages is lost."
            : "Its checksum is wrong.");

    private static ulong HashOf(ReadOnlySpan<byte> content, string userId, int page, int pages)
    {
        var place = page == 0 ? -pages : page;
        return XxHash3.HashToUInt64(content, (long)(Sharding.HashOf(userId) + ((ulong)place * 0x9E3779B97F4A7C15)));
    }
}
