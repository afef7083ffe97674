using Microsoft.Data.Sqlite;
using Orleans.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// Grain states in the same file as the journeys: its writes wait for their turn among the group commits, asynchronously,
/// and run off the grain's own scheduler, whose thread SQLite would block. Its failures are reported as store errors.
/// </summary>
internal sealed class TurnTakingGrainStorage(IGrainStorage states, GroupCommit writer, string storePath) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ExplainAsync(() => states.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => states.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => states.ClearStateAsync(stateName, grainId, grainState));

    private async Task InTurnAsync(Func<Task> write)
    {
        using var turn = await writer.TakeTurnAsync();
        await ExplainAsync(write);
    }

    private async Task ExplainAsync(Func<Task> call)
    {
        try
        {
            await Task.Run(call);
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(e, storePath);
        }
    }
}
