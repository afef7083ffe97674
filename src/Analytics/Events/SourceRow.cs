namespace Puffy.Analytics.Events;

/// <summary>Where an event came from: a row of a loaded file, or an event of a live sender.</summary>
/// <param name="SourceId">The number that the load ledger gave to the file or the live sender; a file that is loaded twice has two.</param>
/// <param name="Row">The number within the source: of a file, the first row after the header is 1; of a live sender, the first event is 1.</param>
[GenerateSerializer, Immutable, Alias("puffy.SourceRow")]
public readonly record struct SourceRow(int SourceId, int Row);
