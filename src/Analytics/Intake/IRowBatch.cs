namespace Puffy.Analytics.Intake;

/// <summary>
/// Validated rows of one source on their way into journeys: a part of a file, or what a live sender posted. It keeps what it needs
/// to quarantine a row after all; disposing it gives that up.
/// </summary>
public interface IRowBatch : IDisposable
{
    /// <summary>The accepted rows in their order.</summary>
    IReadOnlyList<AcceptedRow> Accepted { get; }

    /// <summary>The rows that validation refused, in their order.</summary>
    IReadOnlyList<RefusedRow> Refused { get; }

    /// <summary>Refuses an accepted row after all, because its journey does not take it.</summary>
    /// <param name="accepted">Its place in <see cref="Accepted"/>.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="detail">What is wrong, for a person.</param>
    RefusedRow Refuse(int accepted, RefusalReason reason, string detail);
}
