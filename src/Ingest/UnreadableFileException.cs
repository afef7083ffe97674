namespace Puffy.Ingest;

/// <summary>A file was rejected whole. The message says why, and what to do.</summary>
public sealed class UnreadableFileException : IOException
{
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
}
