namespace Puffy.Facts.Columns;

/// <summary>The time that some sessions take up, in milliseconds since 1970, UTC.</summary>
/// <param name="FirstStart">Start of the first of them.</param>
/// <param name="LastStart">Start of the last.</param>
/// <param name="LastEvent">The newest event of them.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.SessionSpan")]
public readonly record struct SessionSpan(long FirstStart, long LastStart, long LastEvent)
{
    /// <summary>That of these sessions and others.</summary>
    public SessionSpan And(SessionSpan other) =>
        new(Math.Min(FirstStart, other.FirstStart), Math.Max(LastStart, other.LastStart), Math.Max(LastEvent, other.LastEvent));
}
