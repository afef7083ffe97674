namespace Puffy.Analytics.Intake;

/// <summary>A refused row with its text.</summary>
/// <param name="Row">The row's number in its source.</param>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="Raw">Its text, cut off where it is very long.</param>
public sealed record RefusedRow(int Row, Refusal Refusal, string Raw);
