using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Monitoring;

namespace Puffy.Grains.Monitoring;

/// <summary>Sums revenue, and counts the fields inside event_data, over one shard's journeys as they are stored, whatever the rollups hold. The key is the number of the shard.</summary>
[Alias("puffy.IRevenueAuditGrain")]
[GrainInterfaceType("Puffy.Grains.Monitoring.IRevenueAuditGrain")]
public interface IRevenueAuditGrain : IGrainWithIntegerKey
{
    /// <summary>Reads every journey of the shard, without waking a user.</summary>
    /// <param name="main">The main currency, in which the revenue that fields stand for is summed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("Audit")]
    Task<ShardAudit> AuditAsync(Currency main, CancellationToken cancellationToken = default);
}

/// <summary>The audit of a shard.</summary>
/// <param name="Revenue">The sums.</param>
/// <param name="Sequence">The number of the shard's last write that they hold.</param>
/// <param name="Fields">The fields inside event_data.</param>
[GenerateSerializer, Immutable, Alias("puffy.ShardAudit")]
public sealed record ShardAudit(RevenueAudit Revenue, long Sequence, FieldProfile Fields);
