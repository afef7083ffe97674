using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Grains.Storage;
using Puffy.Grains.Telemetry;

namespace Puffy.Grains.Quarantine;

/// <inheritdoc cref="IQuarantineGrain"/>
[GrainType("puffy.quarantine")]
internal sealed class QuarantineGrain(IQuarantineStore quarantine, IErasureStore erasures, StoreSettings settings) : Grain, IQuarantineGrain
{
    private readonly ErasedUsers _erased = new(erasures, settings);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => _erased.LoadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<RefusalReason[]> AddAsync(ImmutableArray<QuarantinedRow> rows, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = _erased.None ? rows : [.. rows.Select(WithoutErasedUser)];
            if (await quarantine.WriteAsync(kept, _erased.Stored, cancellationToken))
            {
                var reasons = kept.Select(row => row.Reason).ToArray();
                PuffyMeter.Quarantined(reasons);
                return reasons;
            }

            await _erased.LoadAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task SuppressAsync(byte[] userHash)
    {
        _erased.Add(userHash);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<QuarantinedRow>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in quarantine.ScanAsync(cancellationToken))
        {
            yield return batch;
        }
    }

    /// <inheritdoc/>
    public async Task<RefusedRows> CountAsync(CancellationToken cancellationToken)
    {
        var refused = new RefusedRows();
        await foreach (var batch in quarantine.ScanAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                refused.Add(row.FileId, row.Day, row.Reason, row.EmptyColumns);
            }
        }

        return refused;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, int>> ReadErasedRowsAsync(CancellationToken cancellationToken) =>
        await erasures.ReadErasedRowsAsync(cancellationToken);

    private QuarantinedRow WithoutErasedUser(QuarantinedRow row)
    {
        var names = row.UserId.Length > 0
            ? _erased.Contains(row.UserId)
            : RawText.Fields(row.Raw).Any(_erased.Contains);
        return names
            ? row with { Reason = RefusalReason.SuppressedUser, Detail = SuppressedUser.Detail, Raw = string.Empty, UserId = string.Empty }
            : row;
    }
}
