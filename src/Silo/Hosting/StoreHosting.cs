using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Serialization;
using Orleans.Storage;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;
using Puffy.Silo.PostgreSql;
using Puffy.Silo.Sqlite;
using Puffy.Silo.States;

namespace Puffy.Silo.Hosting;

/// <summary>Gives silos their storage.</summary>
public static class StoreHosting
{
    /// <summary>The name of the grain storage for every state but journeys.</summary>
    public const string StatesStorage = "states";

    /// <summary>The name that Orleans' ADO.NET providers know Npgsql by.</summary>
    private const string PostgreSqlInvariant = "Npgsql";

    private const string AdoNetStorage = "states-adonet";

    /// <summary>Gives the silo a store of its own in a file, opened with the silo and closed after it.</summary>
    /// <exception cref="StoreException">When the silo starts: the store cannot be opened.</exception>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, StoreOptions options)
    {
        silo.Services.AddSingleton(_ => SqliteStore.Open(options));
        return silo.AddSqliteServices();
    }

    /// <summary>Gives the silo a store that others may use too. The caller that opened it also closes it.</summary>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, SqliteStore store)
    {
        silo.Services.AddSingleton(store);
        return silo.AddSqliteServices();
    }

    /// <summary>Gives the silo a store in PostgreSQL, which other silos share, opened with the silo and closed after it.</summary>
    /// <exception cref="StoreException">When the silo starts: the store cannot be opened.</exception>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, PostgreSqlOptions options)
    {
        silo.Services.AddSingleton(_ => PostgreSqlStore.Open(options));
        return silo.AddPostgreSqlServices();
    }

    /// <summary>Gives the silo a store in PostgreSQL. The caller that opened it also closes it.</summary>
    public static ISiloBuilder AddPuffyStore(this ISiloBuilder silo, PostgreSqlStore store)
    {
        silo.Services.AddSingleton(store);
        return silo.AddPostgreSqlServices();
    }

    /// <summary>
    /// Makes the silo a member of the cluster that is kept in its PostgreSQL store, and keeps reminders there. To be called after
    /// <see cref="AddPuffyStore(ISiloBuilder, PostgreSqlOptions)"/>.
    /// </summary>
    public static ISiloBuilder UsePuffyClustering(this ISiloBuilder silo) => silo
        .UseAdoNetClustering(clustering => clustering.Configure<PostgreSqlStore>((adoNet, store) =>
        {
            adoNet.Invariant = PostgreSqlInvariant;
            adoNet.DataSource = store.States;
        }))
        .UseAdoNetReminderService(reminders => reminders.Configure<PostgreSqlStore>((adoNet, store) =>
        {
            adoNet.Invariant = PostgreSqlInvariant;
            adoNet.DataSource = store.States;
        }));

    /// <summary>Lets a client find the silos of the cluster that is kept in a PostgreSQL store. It takes one connection.</summary>
    /// <exception cref="StoreException">The options cannot be used.</exception>
    public static IClientBuilder UsePuffyClustering(this IClientBuilder client, PostgreSqlOptions options)
    {
        options.Validate();
        client.Services.AddSingleton(_ => new MembershipConnections(options));
        return client.UseAdoNetClustering(clustering => clustering.Configure<MembershipConnections>((adoNet, connections) =>
        {
            adoNet.Invariant = PostgreSqlInvariant;
            adoNet.DataSource = connections.DataSource;
        }));
    }

    private static ISiloBuilder AddSqliteServices(this ISiloBuilder silo)
    {
        silo.Services
            .AddStoreErrors()
            .AddSingleton<ActiveUsers>()
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Settings)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Journeys)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Quarantine)
            .AddSingleton(services => services.GetRequiredService<SqliteStore>().Erasures);

        silo.AddAdoNetGrainStorage(AdoNetStorage, options => options.Configure<SqliteStore, Serializer>((adoNet, store, serializer) =>
        {
            adoNet.Invariant = Sqlite.GrainStates.Invariant;
            adoNet.GrainStorageSerializer = StateSerializer(serializer);
            adoNet.DataSource = new GrainStateDataSource(store.File);
        }));
        silo.Services.AddGrainStorage(StatesStorage, (services, _) => new SealingGrainStorage(new TurnTakingGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(AdoNetStorage),
            services.GetRequiredService<SqliteStore>().Writer,
            services.GetRequiredService<SqliteStore>().File.Path), services.GetRequiredService<SqliteStore>().SavedStates));
        return silo;
    }

    private static ISiloBuilder AddPostgreSqlServices(this ISiloBuilder silo)
    {
        silo.Services
            .AddStoreErrors()
            .AddSingleton<ActiveUsers>()
            .AddSingleton(services => services.GetRequiredService<PostgreSqlStore>().Settings)
            .AddSingleton(services => services.GetRequiredService<PostgreSqlStore>().Journeys)
            .AddSingleton(services => services.GetRequiredService<PostgreSqlStore>().Quarantine)
            .AddSingleton(services => services.GetRequiredService<PostgreSqlStore>().Erasures);

        silo.AddAdoNetGrainStorage(AdoNetStorage, options => options.Configure<PostgreSqlStore, Serializer>((adoNet, store, serializer) =>
        {
            adoNet.Invariant = PostgreSqlInvariant;
            adoNet.GrainStorageSerializer = StateSerializer(serializer);
            adoNet.DataSource = store.States;
        }));
        silo.Services.AddGrainStorage(StatesStorage, (services, _) => new SealingGrainStorage(new ExplainingGrainStorage(
            services.GetRequiredKeyedService<IGrainStorage>(AdoNetStorage),
            services.GetRequiredService<PostgreSqlStore>().Name), services.GetRequiredService<PostgreSqlStore>().SavedStates));
        return silo;
    }

    /// <summary>The default, JSON, sees public properties only and names types by their assemblies.</summary>
    private static SealedStateSerializer StateSerializer(Serializer serializer) => new(new OrleansGrainStorageSerializer(serializer));
}
