using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Puffy.Silo.Sqlite;

/// <summary>Counts the names of a file. Linux only: elsewhere every file counts as having one.</summary>
internal static partial class HardLinks
{
    private const int CurrentFolder = -100;
    private const int StatusBytes = 256;
    private const uint LinksWanted = 4;

    // https://man7.org/linux/man-pages/man2/statx.2.html: the layout is the same on every processor.
    private const int LinksAt = 16;

    /// <summary>How many names the file has.</summary>
    public static uint CountOf(string path)
    {
        var status = new byte[StatusBytes];
        return OperatingSystem.IsLinux() && ReadStatus(CurrentFolder, path, flags: 0, LinksWanted, ref status[0]) == 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(LinksAt))
            : 1;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReadStatus(int folder, string path, int flags, uint wanted, ref byte status);
}
