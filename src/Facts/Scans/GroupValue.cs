namespace Puffy.Facts.Scans;

/// <summary>A group's value of one dimension.</summary>
/// <param name="Text">The text; empty for a span of time.</param>
/// <param name="Time">
/// For a day, week or month, the number of its first day since 0001-01-01. For an hour, the minutes from 1970 to its start, UTC,
/// times 4,096, plus the zone's offset in minutes at that time, plus 2,048. Equal spans have equal numbers, later ones greater.
/// </param>
[GenerateSerializer, Immutable, Alias("puffy.facts.GroupValue")]
public readonly record struct GroupValue(string Text, long Time);
