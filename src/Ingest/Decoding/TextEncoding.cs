namespace Puffy.Ingest.Decoding;

/// <summary>The encodings of text that are read.</summary>
internal enum TextEncoding
{
    /// <summary>UTF-8, which everything else is turned into.</summary>
    Utf8,

    /// <summary>UTF-16, the lower byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, the upper byte first.</summary>
    Utf16BigEndian,

    /// <summary>Windows-1252, which western European systems wrote before Unicode.</summary>
    Windows1252,
}

/// <summary>Names of encodings, and their byte order marks.</summary>
internal static class TextEncodings
{
    /// <summary>The longest byte order mark.</summary>
    public const int LongestMark = 4;

    /// <summary>The name, for a person.</summary>
    public static string Name(this TextEncoding encoding) => encoding switch
    {
        TextEncoding.Utf8 => "UTF-8",
        TextEncoding.Windows1252 => "Windows-1252",
        _ => "UTF-16",
    };

    /// <summary>The encoding that a byte order mark tells, and the mark's length; null where there is none.</summary>
    /// <exception cref="InvalidDataException">The mark is that of UTF-32.</exception>
    public static (TextEncoding Encoding, int Length)? Marked(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => throw new InvalidDataException("the file is UTF-32 text. Save it as UTF-8 CSV."),
        [0xEF, 0xBB, 0xBF, ..] => (TextEncoding.Utf8, 3),
        [0xFF, 0xFE, ..] => (TextEncoding.Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (TextEncoding.Utf16BigEndian, 2),
        _ => null,
    };
}
