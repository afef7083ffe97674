namespace Puffy.Ingest.Files;

/// <summary>A file was rejected whole. The message says why, and what to do.</summary>
public sealed class UnreadableFileException : IOException
{
    private const int LongestQuoted = 200;

    /// <summary>An exception without a reason.</summary>
    public UnreadableFileException()
    {
    }

    /// <summary>An exception with its reason.</summary>
    public UnreadableFileException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with its reason and cause.</summary>
    public UnreadableFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The start of a text of any length, as it fits into a message.</summary>
    internal static string Shorten(string text) => text.Length <= LongestQuoted ? text : string.Concat(text.AsSpan(0, LongestQuoted), "…");
}
