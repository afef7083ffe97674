namespace Puffy.Reports.Fonts;

/// <summary>The faces that reports and charts are set in: IBM Plex, under the SIL Open Font License (see OFL.txt).</summary>
internal enum FontFace
{
    /// <summary>Running text.</summary>
    Regular,

    /// <summary>Emphasis and headings: semi-bold, which stays open at small sizes.</summary>
    Bold,

    /// <summary>Light emphasis.</summary>
    Italic,

    /// <summary>Both emphases.</summary>
    BoldItalic,

    /// <summary>Code, identifiers and hashes.</summary>
    Mono,
}
