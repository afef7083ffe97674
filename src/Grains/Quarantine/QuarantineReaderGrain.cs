using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Quarantine;

/// <inheritdoc cref="IQuarantineReaderGrain"/>
[GrainType("puffy.quarantine-reader")]
internal sealed class QuarantineReaderGrain(IQuarantineStore quarantine, IErasureStore erasures) : Grain, IQuarantineReaderGrain
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in quarantine.ScanAsync(cancellationToken))
        {
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public async Task RemoveDamagedAsync(CancellationToken cancellationToken)
    {
        var damaged = new List<SourceRow>();
        await foreach (var batch in quarantine.ScanAsync(cancellationToken))
        {
            damaged.AddRange(batch.Where(row => row.IsDamaged).Select(row => new SourceRow(row.SourceId, row.Row)));
        }

        await quarantine.RemoveAsync(damaged, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QuarantinedRow>> ReadNewestAsync(ImmutableArray<int> sources, int limit, CancellationToken cancellationToken) =>
        await quarantine.ReadNewestAsync(sources, limit, cancellationToken);

    /// <inheritdoc/>
    public async Task<RefusedRows> CountAsync(CancellationToken cancellationToken)
    {
        var refused = new RefusedRows();
        await foreach (var batch in quarantine.ScanAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                row.RequireSound();
                refused.Add(row.SourceId, row.Day, row.Reason, row.EmptyColumns);
            }
        }

        return refused;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken) =>
        await erasures.ReadErasedRowsAsync(cancellationToken);
}
