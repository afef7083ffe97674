using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo;

/// <summary>Gives silos their storage.</summary>
public static class SiloBuilderExtensions
{
    /// <summary>The name of the grain storage for every state but journeys.</summary>
    public const string StatesStorage = "states";

    private const string AdoNetStorage = "states-adonet";

    /// <summary>Gives the silo a store of its own, opened with the silo and closed after it.</summary>
    /// <exception cref="StoreException">When the silo starts: the store cannot be opened.</exception>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, StoreOptions options)
    {
        silo.Services.AddSingleton(_ => SqliteStore.Open(options));
        return silo.AddStoreServices();
    }

    /// <summary>Gives the silo a store that others may use too, and that whoever opened it closes.</summary>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, SqliteStore store)
    {
        silo.Services.AddSingleton(store);
        return silo.AddStoreServices();
    }

    private static ISiloBuilder AddStoreServices(this ISiloBuilder silo)
    {
        silo.Services
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Settings)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Journeys)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Quarantine)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Erasures);

        silo.AddAdoNetGrainStorage(AdoNetStorage, options => options.Configure<SqliteStore, Serializer>((adoNet, store, serializer) =>
        {
            adoNet.Invariant = GrainStates.Invariant;

            // The default, JSON, sees public properties only and names types by their assemblies.
            adoNet.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            adoNet.DataSource = new GrainStateDataSource(store.File);
        }));
        silo.Services.AddGrainStorage(StatesStorage, (services, _) => new TurnTakingGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(AdoNetStorage),
            services.GetRequiredService<SqliteStore>().Writer));
        return silo;
    }
}
