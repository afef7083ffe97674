namespace Puffy.Analytics.EventLogs;

/// <summary>The outcome of offering an event to a journey.</summary>
[GenerateSerializer, Alias("puffy.Acceptance")]
public enum Acceptance : byte
{
    /// <summary>It is new and is now part of the journey.</summary>
    Accepted,

    /// <summary>
    /// It is already there, from the same row of the same load, or under the same id from a live sender: an earlier delivery was not
    /// acknowledged.
    /// </summary>
    Redelivered,

    /// <summary>It is already there, from another row: the row belongs into quarantine.</summary>
    Duplicate,

    /// <summary>The user was erased: nothing of the event is kept.</summary>
    Suppressed,
}
