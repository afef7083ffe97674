using System.Reflection;
using Puffy.Grains.Journeys;

namespace Puffy.Client.Stores.Cluster;

/// <summary>
/// Repeats calls that fail because silos come and go or their database is away. Every call to Puffy's grains is safe to
/// repeat: what was written by a call whose answer was lost is recognised by its file and row.
/// </summary>
internal sealed class PatientCalls(ClusterPatience patience) : IOutgoingGrainCallFilter, IClientConnectionRetryFilter
{
    private static readonly Assembly Contracts = typeof(IUserGrain).Assembly;

    private readonly long _started = patience.Now();
    private int _connectionAttempts;
    private volatile string? _refusal;

    /// <summary>Why a silo was not trusted; null if none was refused.</summary>
    public string? Refusal => _refusal;

    /// <summary>Says that a silo is not to be trusted. A certificate does not get better by waiting.</summary>
    public void Refuse(string reason) => _refusal = reason;

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType?.Assembly != Contracts)
        {
            // Orleans' own calls, among them the steps of an enumeration: repeating a step would skip a batch.
            await context.Invoke();
            return;
        }

        var cancellationToken = context.Request.GetCancellationToken();
        var started = patience.Now();
        for (var attempt = 0; await TryAsync(context, cancellationToken) is { } failure; attempt++)
        {
            await patience.WaitAsync(failure, attempt, started, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (_refusal is not null || patience.IsExhausted(_started))
        {
            return false;
        }

        await patience.PauseAsync(exception, _connectionAttempts++, cancellationToken);
        return true;
    }

    /// <returns>Why the call failed, if it may pass when it is repeated; null where it was done.</returns>
    private static async Task<Exception?> TryAsync(IOutgoingGrainCallContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.Invoke();
            return context.Response?.Exception is { } failure && MayPass(failure) ? failure : null;
        }
        catch (Exception failure) when (MayPass(failure))
        {
            return failure;
        }

        bool MayPass(Exception failure) => !cancellationToken.IsCancellationRequested && ClusterPatience.MayPass(failure);
    }
}
