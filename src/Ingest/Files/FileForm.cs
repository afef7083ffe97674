namespace Puffy.Ingest.Files;

/// <summary>The form of a file's bytes.</summary>
internal enum FileForm
{
    /// <summary>None of those below: the bytes are the text.</summary>
    Plain,

    /// <summary>Compressed by gzip.</summary>
    GZip,

    /// <summary>Compressed by Zstandard.</summary>
    Zstandard,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>Compressed by bzip2, which is not read.</summary>
    Bzip2,

    /// <summary>Compressed by xz, which is not read.</summary>
    Xz,

    /// <summary>A 7z archive, which is not read.</summary>
    SevenZip,

    /// <summary>A Parquet table, which is not read.</summary>
    Parquet,
}

/// <summary>Tells the form of a file by its first bytes: names of files that were unpacked, packed or renamed say something else.</summary>
internal static class FileForms
{
    private const int LongestMark = 8;

    /// <summary>The first of the sixteen marks of frames that a Zstandard stream may hold in addition to its data.</summary>
    private const byte FirstSkippable = 0x50;

    private const byte LastSkippable = 0x5F;

    /// <summary>The form of bytes, from a stream's start, that is then where it was, if it can be.</summary>
    public static FileForm Of(Stream bytes)
    {
        Span<byte> start = stackalloc byte[LongestMark];
        var count = bytes.ReadAtLeast(start, LongestMark, throwOnEndOfStream: false);
        if (bytes.CanSeek)
        {
            bytes.Position = 0;
        }

        return Of(start[..count]);
    }

    private static FileForm Of(ReadOnlySpan<byte> start) => start switch
    {
        [0x1F, 0x8B, ..] => FileForm.GZip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => FileForm.Zstandard,
        [>= FirstSkippable and <= LastSkippable, 0x2A, 0x4D, 0x18, ..] => FileForm.Zstandard,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => FileForm.Zip,
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => FileForm.Bzip2,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => FileForm.Xz,
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => FileForm.SevenZip,
        [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => FileForm.Parquet,
        _ => FileForm.Plain,
    };
}
