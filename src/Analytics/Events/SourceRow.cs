namespace Puffy.Analytics.Events;

/// <summary>A row of a loaded file.</summary>
/// <param name="FileId">The number that the load ledger gave to the file; a file that is loaded twice has two.</param>
/// <param name="Row">The row's number in the file, the first after the header being 1.</param>
[GenerateSerializer, Immutable, Alias("puffy.SourceRow")]
public readonly record struct SourceRow(int FileId, int Row);
