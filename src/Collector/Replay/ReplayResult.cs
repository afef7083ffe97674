namespace Puffy.Collector.Replay;

/// <summary>What became of the live rows in quarantine when they were mapped again.</summary>
/// <param name="Rows">Live rows that stood in quarantine.</param>
/// <param name="Stored">Rows that are now events in journeys.</param>
/// <param name="Redelivered">Rows whose event had come meanwhile under its id; they have left the quarantine too.</param>
/// <param name="Refused">Rows that stay, by reason.</param>
public sealed record ReplayResult(int Rows, int Stored, int Redelivered, IReadOnlyDictionary<string, int> Refused);
