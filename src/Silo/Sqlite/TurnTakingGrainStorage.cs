using Orleans.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// Grain states in the same file as the journeys: its writes wait for their turn among the group commits, asynchronously,
/// and run off the grain's own scheduler, whose thread SQLite would block.
/// </summary>
internal sealed class TurnTakingGrainStorage(IGrainStorage states, GroupCommit writer) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        Task.Run(() => states.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => states.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        InTurnAsync(() => states.ClearStateAsync(stateName, grainId, grainState));

    private async Task InTurnAsync(Func<Task> write)
    {
        using var turn = await writer.TakeTurnAsync();
        await Task.Run(write);
    }
}
