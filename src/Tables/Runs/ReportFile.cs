namespace Puffy.Tables.Runs;

/// <summary>A file that a report wrote.</summary>
/// <param name="Path">Its path in the output folder.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ReportFile(string Path, long Bytes);
