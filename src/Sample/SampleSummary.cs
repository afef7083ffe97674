using Puffy.Sample.Options;

namespace Puffy.Sample;

/// <summary>What was generated.</summary>
/// <param name="Files">The files by day.</param>
public sealed record SampleSummary(IReadOnlyList<SampleFile> Files)
{
    /// <summary>The rows of all files, headers not counted.</summary>
    public long Rows => Files.Sum(file => file.Rows);

    /// <summary>The bytes of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
