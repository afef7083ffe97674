using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Puffy.Silo.Sqlite.Wiping;

/// <summary>
/// The bytes of a database file that belong to no row. SQLite's secure_delete overwrites a row where it is deleted,
/// but not where it stood before its page was split or merged: such places keep old copies, in the gap between a
/// page's directory and its rows. File format: https://sqlite.org/fileformat.html#b_tree_pages.
/// </summary>
internal sealed class FreeSpace : IDisposable
{
    /// <summary>Length of a page; a store has no pages of other lengths.</summary>
    public const int PageBytes = 4096;

    private const int ChunkBytes = 1 << 20;
    private const int FileHeaderBytes = 100;

    private readonly SafeFileHandle _file;

    /// <summary>The generation of the log that the gaps were cleared with; since then, pages have changed only by later ones. Null where that is not known.</summary>
    private uint? _clearedWith;

    /// <summary>Opens the file before SQLite does: to close it ends every lock that the process has on it, so it stays open as long as the store.</summary>
    public FreeSpace(string storePath) => _file = File.OpenHandle(storePath, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    /// <summary>
    /// Overwrites all gaps with zeros and makes that durable. It may run only while the write-ahead log is empty and
    /// nobody writes; readers do not look at gaps. A crash in the middle leaves a sound database. Where this has been done
    /// before and the log has not been restarted since, only the pages of the log can have changed.
    /// </summary>
    /// <param name="log">What the log held before it was emptied.</param>
    public void Clear(WriteAheadLog? log)
    {
        var changed = log is not null && log.Generation == _clearedWith + 1 ? log.Pages : null;
        _clearedWith = null;
        if (changed is not null)
        {
            Span<byte> page = stackalloc byte[PageBytes];
            foreach (var number in changed)
            {
                var offset = (number - 1L) * PageBytes;
                ClearPages(page[..RandomAccess.Read(_file, page, offset)], offset);
            }
        }
        else
        {
            ClearWholeFile();
        }

        RandomAccess.FlushToDisk(_file);
        _clearedWith = log?.Generation;
    }

    private void ClearWholeFile()
    {
        var chunk = new byte[ChunkBytes];
        int read;
        for (long offset = 0; (read = RandomAccess.Read(_file, chunk, offset)) > 0; offset += read)
        {
            ClearPages(chunk.AsSpan(0, read), offset);
        }
    }

    private void ClearPages(Span<byte> pages, long offset)
    {
        for (var page = 0; page + PageBytes <= pages.Length; page += PageBytes)
        {
            var (start, length) = FindGap(pages.Slice(page, PageBytes), offset + page == 0 ? FileHeaderBytes : 0);
            var gap = pages.Slice(page + start, length);
            if (gap.ContainsAnyExcept((byte)0))
            {
                gap.Clear();
                RandomAccess.Write(_file, gap, offset + page + start);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>
    /// The gap of a page of a table or an index; none for other pages. Those begin with the number of another page,
    /// whose first byte is below the four kinds' up to 2^25 pages: a store is limited to that.
    /// </summary>
    private static (int Start, int Length) FindGap(ReadOnlySpan<byte> page, int header)
    {
        const byte interiorIndex = 2, interiorTable = 5, leafIndex = 10, leafTable = 13;
        var directory = page[header] switch
        {
            interiorIndex or interiorTable => header + 12,
            leafIndex or leafTable => header + 8,
            _ => 0,
        };
        if (directory == 0)
        {
            return (0, 0);
        }

        var start = directory + (2 * BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]));
        var rows = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 5)..]);
        return start <= rows && rows <= page.Length ? (start, rows - start) : (0, 0);
    }
}
