using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

/// <summary>Makes writes of grain states fail while the disk is full.</summary>
internal sealed class FullDisk
{
    public bool IsFull { get; set; }

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

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            disk.IsFull ? throw new IOException("the disk is full") : real.WriteStateAsync(stateName, grainId, grainState);

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
            real.ClearStateAsync(stateName, grainId, grainState);
    }
}
