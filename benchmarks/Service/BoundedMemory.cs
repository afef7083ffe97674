using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Grains.Journeys;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service;

/// <summary>
/// Many more users than fit in memory, each woken once by an event of its own: a silo of 1 GiB, which drops users
/// who are idle, against one without a limit that drops none.
/// </summary>
internal static class BoundedMemory
{
    private const int CallsUnderWay = 256;

    /// <summary>768 MiB, which .NET takes of a container of 1 GiB: three quarters.</summary>
    private const string HeapLimit = "30000000";

    public static async Task<string> MeasureAsync(PostgresServer server, Doors doors, int users)
    {
        // Without a limit a part of the users tells the throughput; all of them would need 10 GB.
        var unlimited = await MeasureAsync(server, doors, users / 5, ["--grains-idle-age", "1.00:00:00", "--grains-memory-limit-percent", "0"], heapLimit: null);
        var limited = await MeasureAsync(server, doors, users, ["--grains-idle-age", "00:00:10"], HeapLimit);
        return $"""
            # {users} users through one silo of 1 GB

            {limited.Setting}
            Every user is a grain that is woken by one event, with {CallsUnderWay} calls under way. The limit is the one that .NET sets
            its heap in a container of 1 GiB (DOTNET_GCHeapHardLimit, 768 MiB); with it, users leave memory after 10 idle seconds, or sooner where three quarters of it are used.
            Made by `dotnet run -c Release --project benchmarks/Service memory`.

            | silo | users | seconds | users/s | users/s in the slowest tenth | peak resident MB |
            |---|---|---|---|---|---|
            {unlimited.Row("no limit, nobody leaves")}
            {limited.Row("1 GB")}

            The silo of 1 GB has {Traffic.Text($"{100 * limited.PerSecond / unlimited.PerSecond:0}")} % of the throughput. Its database takes {Traffic.Text($"{limited.DatabaseSize / (double)users:0}")} bytes a user of one event.

            """;
    }

    private static async Task<Result> MeasureAsync(PostgresServer server, Doors doors, int users, string[] flags, string? heapLimit)
    {
        const int parts = 10;
        var database = await server.CreateDatabaseAsync();
        using var silo = await SiloProcess.StartAsync(database, doors, flags, heapLimit);
        using var client = await silo.ConnectAsync();
        var grains = client.Services.GetRequiredService<IGrainFactory>();
        var seconds = new double[parts];
        for (var part = 0; part < parts; part++)
        {
            var clock = Stopwatch.StartNew();
            await Parallel.ForAsync(part * (users / parts), (part + 1) * (users / parts), new ParallelOptions { MaxDegreeOfParallelism = CallsUnderWay }, async (i, cancellationToken) =>
            {
                var user = $"visitor {i}";
                await grains.GetGrain<IUserGrain>(user).ApplyAsync([Traffic.PageView(user, i + 1)], cancellationToken);
            });
            seconds[part] = clock.Elapsed.TotalSeconds;
            await Console.Error.WriteLineAsync(Traffic.Text($"{(part + 1) * (users / parts)} users, {users / parts / seconds[part]:0} users/s, peak {silo.PeakMemory / 1e6:0} MB"));
        }

        return new Result(users, seconds.Sum(), users / parts / seconds.Max(), silo.PeakMemory, await Traffic.SizeAsync(database), await Traffic.SettingAsync(database));
    }

    private sealed record Result(int Users, double Seconds, double Slowest, long PeakMemory, long DatabaseSize, string Setting)
    {
        public double PerSecond => Users / Seconds;

        public string Row(string name) => Traffic.Text($"| {name} | {Users} | {Seconds:0.0} | {PerSecond:0} | {Slowest:0} | {PeakMemory / 1e6:0} |");
    }
}
