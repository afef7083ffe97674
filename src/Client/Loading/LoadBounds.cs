namespace Puffy.Client.Loading;

/// <summary>How much memory a load may take for rows that were read and are not yet written. No figure depends on it.</summary>
internal sealed record LoadBounds
{
    /// <summary>Bytes of rows that are delivered together. Default 256 MiB, about 1,500,000 rows.</summary>
    public long Round { get; init; } = 256 << 20;

    /// <summary>Bytes of rows of one file that are handed over together. Default 16 MiB.</summary>
    public long Part { get; init; } = 16 << 20;
}
