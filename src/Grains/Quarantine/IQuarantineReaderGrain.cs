using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Access;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Quarantine;

/// <summary>Reads the refused rows of all shards. The key is 0.</summary>
[Alias("puffy.IQuarantineReaderGrain")]
[GrainInterfaceType("puffy.IQuarantineReaderGrain")]
public interface IQuarantineReaderGrain : IGrainWithIntegerKey
{
    /// <summary>Removes every damaged row, so that loading its file again writes it again.</summary>
    [Alias("RemoveDamaged"), ClientNeeds(Rights.Load)]
    Task RemoveDamagedAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads all refused rows as of one moment, ordered by source number and row number; damaged ones are marked.</summary>
    [Alias("Read"), ClientNeeds(Rights.Read)]
    IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the newest rows of some sources: the highest source number first, and of a source the highest row number.</summary>
    /// <param name="sources">The numbers of the sources.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("ReadNewest"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<IReadOnlyList<QuarantinedRow>> ReadNewestAsync(ImmutableArray<int> sources, int limit, CancellationToken cancellationToken = default);

    /// <summary>Counts all refused rows by day and by source.</summary>
    [Alias("Count"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<RefusedRows> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>How many rows of each source were erased with their users, by source number.</summary>
    [Alias("ReadErasedRows"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken = default);
}
