using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Access;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Quarantine;

/// <summary>
/// Where refused rows go, so that every row is kept. One a shard, so that no sender waits for another's; the key is the number of the
/// shard. A row of a known user goes to the user's shard, any other to any shard: the store keeps all of them together.
/// </summary>
[Alias("puffy.IQuarantineGrain")]
[GrainInterfaceType("Puffy.Grains.Quarantine.IQuarantineGrain")]
public interface IQuarantineGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Keeps refused rows, durably. A row of an erased user is kept as <c>suppressed_user</c>, without its text and without the
    /// user id; so is a row that can't be split into fields but names an erased user in one.
    /// </summary>
    /// <returns>The reason under which each row is kept, in the order given.</returns>
    [Alias("Add"), ClientNeeds(Rights.Load)]
    Task<RefusalReason[]> AddAsync(ImmutableArray<QuarantinedRow> rows, CancellationToken cancellationToken = default);

    /// <summary>Removes rows that have become events, durably. Those that are not there are no error.</summary>
    [Alias("Remove"), ClientNeeds(Rights.Load)]
    Task RemoveAsync(ImmutableArray<SourceRow> rows, CancellationToken cancellationToken = default);
}
