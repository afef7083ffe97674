namespace Puffy.Ingest;

/// <summary>A record that was passed over.</summary>
/// <param name="Start">Its first bytes.</param>
/// <param name="Length">Its length in bytes, without its line break.</param>
/// <param name="Fields">Number of its fields.</param>
/// <param name="IsOpen">It opens a quote and the file ends before it is closed.</param>
internal sealed record SkippedRecord(byte[] Start, long Length, int Fields, bool IsOpen);
