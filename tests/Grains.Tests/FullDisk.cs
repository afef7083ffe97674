using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>Makes writes of grain states fail while the disk is full, or be made without their writer's learning of it.</summary>
internal sealed class FullDisk
{
    public bool IsFull { get; set; }

    public bool LosesAnswers { get; set; }

    /// <summary>Puts itself between the grains and their storage.</summary>
    public void Install(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IGrainStorage) && StorageNames.States.Equals(service.ServiceKey));
        services.AddKeyedSingleton<IGrainStorage>(
            StorageNames.States, (provider, key) => new Storage((IGrainStorage)real.KeyedImplementationFactory!(provider, key), this));
    }

    private sealed class Storage(IGrainStorage real, FullDisk disk) : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            real.ReadStateAsync(stateName, grainId, grainState);

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (disk.IsFull)
            {
                throw new IOException("the disk is full");
            }

            var etag = grainState.ETag;
            await real.WriteStateAsync(stateName, grainId, grainState);
            if (disk.LosesAnswers)
            {
                grainState.ETag = etag;
                throw new IOException("the answer was lost");
            }
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            real.ClearStateAsync(stateName, grainId, grainState);
    }
}
