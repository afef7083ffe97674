using System.IO.Compression;
using ZstdSharp;

namespace Puffy.Ingest.Files;

/// <summary>The bytes of a file, unpacked as its first bytes ask for.</summary>
internal sealed class UnpackedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly ZipArchive? _archive;
    private readonly long _start;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It can't be opened, or is packed in a form that is not read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    /// <exception cref="InvalidDataException">It is an archive, and damaged.</exception>
    public UnpackedFile(ExportFile file)
    {
        if (file is { IsForeign: true, Length: 0 })
        {
            // To open a pipe, whose length is 0 too, might wait for ever.
            throw new UnreadableFileException("the file is empty");
        }

        _file = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            if (file.Entry is null)
            {
                (Bytes, IsPlain) = Unpack(() => _file);
                return;
            }

            _archive = new ZipArchive(_file, ZipArchiveMode.Read);
            var entry = _archive.GetEntry(file.Entry) ?? throw new UnreadableFileException($"the archive no longer holds '{file.Entry}'");
            if (entry.IsEncrypted)
            {
                throw new UnreadableFileException("the archive is locked with a password; unpack it first");
            }

            (Bytes, _) = Unpack(entry.Open);
            _start = _file.Position;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The unpacked bytes.</summary>
    public Stream Bytes { get; } = Stream.Null;

    /// <summary>The file is not packed: its bytes can be read from any place on.</summary>
    public bool IsPlain { get; }

    /// <summary>Bytes of the file, as it lies on the disk, that were read so far.</summary>
    public long Position => _file.Position - _start;

    /// <inheritdoc/>
    public void Dispose()
    {
        Bytes.Dispose();
        _archive?.Dispose();
        _file.Dispose();
    }

    /// <param name="open">Opens the bytes from their start.</param>
    private static (Stream Bytes, bool IsPlain) Unpack(Func<Stream> open)
    {
        var bytes = open();
        var form = FileForms.Of(bytes);
        if (!bytes.CanSeek)
        {
            bytes.Dispose();
            bytes = open();
        }

        return form switch
        {
            FileForm.Plain => (bytes, bytes.CanSeek),
            FileForm.GZip => (new GZipStream(bytes, CompressionMode.Decompress), false),
            FileForm.Zstandard => (new DecompressionStream(bytes, leaveOpen: false), false),
            FileForm.Zip => throw new UnreadableFileException("the zip archive holds no CSV file, or is damaged"),
            _ => throw new UnreadableFileException($"the file is {form}, which Puffy can't read; export CSV, plain or compressed with gzip, zstd or zip"),
        };
    }
}
