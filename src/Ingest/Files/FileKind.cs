using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Puffy.Analytics;

namespace Puffy.Ingest.Files;

/// <summary>Tells regular files from what would never end or never answer when read. Linux only: elsewhere all files count as regular.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const int StatusBytes = 256;
    private const uint TypeWanted = 1;

    // https://man7.org/linux/man-pages/man2/statx.2.html: the layout is the same on every processor.
    private const int ModeAt = 28;
    private const int KindMask = 0xF000;

    /// <summary>Refuses what is not a regular file.</summary>
    /// <exception cref="InvalidInputException">The path is a pipe, a device, a socket, or a link that leads to itself.</exception>
    public static void RequireRegular(string path)
    {
        if (IsLoop(path))
        {
            throw new InvalidInputException($"The input '{path}' is a link that leads back to itself. Name the file.");
        }

        if (OperatingSystem.IsLinux() && KindOf(path) is { } kind)
        {
            throw new InvalidInputException($"The input '{path}' is {kind}, which can't be read twice. Write its content to a file, and name that.");
        }
    }

    private static bool IsLoop(string path)
    {
        try
        {
            _ = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true) : null;
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string? KindOf(string path)
    {
        var status = new byte[StatusBytes];
        return ReadStatus(CurrentFolder, path, flags: 0, TypeWanted, ref status[0]) != 0
            ? null
            : (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeAt)) & KindMask) switch
            {
                0x1000 => "a pipe",
                0x2000 or 0x6000 => "a device",
                0xC000 => "a socket",
                _ => null,
            };
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReadStatus(int folder, string path, int flags, uint wanted, ref byte status);
}
