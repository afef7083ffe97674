using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
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
    public async Task RemoveAsync(ImmutableArray<SourceRow> rows, CancellationToken cancellationToken) =>
        await quarantine.RemoveAsync(rows, cancellationToken);

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
