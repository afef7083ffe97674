using Puffy.Analytics.Intake;

namespace Puffy.Delivery;

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Number of rows whose events are in journeys.</param>
/// <param name="Refused">The rows in quarantine, each with the reason under which it is kept.</param>
public sealed record DeliveredBatch(int Accepted, IReadOnlyList<RefusedRow> Refused);
