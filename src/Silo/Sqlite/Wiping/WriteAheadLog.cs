using System.Buffers.Binary;

namespace Puffy.Silo.Sqlite.Wiping;

/// <summary>
/// What the write-ahead log holds while nobody writes. File format: https://sqlite.org/fileformat.html#the_write_ahead_log.
/// </summary>
/// <param name="Generation">SQLite adds one whenever it restarts the log, after moving all of it into the database.</param>
/// <param name="Pages">The numbers of the database's pages that were written since then, from 1.</param>
internal sealed record WriteAheadLog(uint Generation, IReadOnlySet<uint> Pages)
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int PageSizeAt = 8;
    private const int GenerationAt = 16;
    private const int FrameGenerationAt = 8;

    /// <summary>Reads the log of a store; null where there is none or it is empty.</summary>
    public static WriteAheadLog? Read(string storePath)
    {
        var path = $"{storePath}-wal";
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < HeaderBytes)
        {
            return null;
        }

        var pageBytes = BinaryPrimitives.ReadInt32BigEndian(header[PageSizeAt..]);
        var generation = BinaryPrimitives.ReadUInt32BigEndian(header[GenerationAt..]);
        var pages = new HashSet<uint>();
        Span<byte> frame = stackalloc byte[FrameHeaderBytes];
        for (long at = HeaderBytes; RandomAccess.Read(file, frame, at) == FrameHeaderBytes; at += FrameHeaderBytes + pageBytes)
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(frame[FrameGenerationAt..]) != generation)
            {
                break;
            }

            pages.Add(BinaryPrimitives.ReadUInt32BigEndian(frame));
        }

        return new WriteAheadLog(generation, pages);
    }
}
