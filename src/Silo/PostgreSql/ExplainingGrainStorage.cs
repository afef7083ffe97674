using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>Grain states whose failures are reported as store errors.</summary>
internal sealed class ExplainingGrainStorage(IGrainStorage states, string store) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ExplainAsync(() => states.ReadStateAsync(stateName, grainId, grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ExplainAsync(() => states.WriteStateAsync(stateName, grainId, grainState));

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ExplainAsync(() => states.ClearStateAsync(stateName, grainId, grainState));

    private async Task ExplainAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (PostgreSqlFailure.Explain(e, store) is StoreException known)
        {
            throw known;
        }
    }
}
