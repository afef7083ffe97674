using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Grains.Journeys;
using Puffy.PostgreSql;

namespace Puffy.Benchmarks.Service;

/// <summary>
/// One event at a time, as a web shop would send them: from the call of the client until the event is durable and in every rollup. Events
/// are sent by the clock, not one after the other, so that a slow one does not keep the next from being late, too.
/// </summary>
internal static class LiveEvents
{
    private const int Users = 20_000;
    private static readonly int[] Rates = [10, 100, 500];

    public static async Task<string> MeasureAsync(PostgresServer server, Doors doors, TimeSpan duration)
    {
        var database = await server.CreateDatabaseAsync();
        using var silo = await SiloProcess.StartAsync(database, doors, []);
        using var client = await silo.ConnectAsync();
        var grains = client.Services.GetRequiredService<IGrainFactory>();
        var random = new Random(1);
        var number = 0;

        // Compiles the code and wakes the rollups; a shop that is open has long done so.
        await SendAsync(500, TimeSpan.FromSeconds(10));
        var rows = new List<string>();
        foreach (var rate in Rates)
        {
            var milliseconds = (await SendAsync(rate, duration)).Order().ToArray();
            rows.Add(Traffic.Text($"| {rate} | {milliseconds.Length} | {At(0.5):0.0} | {At(0.9):0.0} | {At(0.99):0.0} | {milliseconds[^1]:0.0} |"));

            double At(double share) => milliseconds[(int)Math.Min(milliseconds.Length - 1, Math.Ceiling(share * milliseconds.Length) - 1)];
        }

        return $"""
            # One live event: from the client's call to durable and in every rollup

            {await Traffic.SettingAsync(database)} {doors}
            Events of {Users} users at random, most of whom are not in memory at first, sent by the clock at each rate for {duration.TotalSeconds:0} seconds; milliseconds.
            Made by `dotnet run -c Release --project benchmarks/Service live`.

            | events/s | events | p50 | p90 | p99 | slowest |
            |---|---|---|---|---|---|
            {string.Join('\n', rows)}

            """;

        async Task<double[]> SendAsync(int rate, TimeSpan time)
        {
            var calls = new List<Task<double>>();
            var clock = Stopwatch.StartNew();
            for (var i = 0; i < rate * time.TotalSeconds; i++)
            {
                var due = TimeSpan.FromSeconds(i / (double)rate);
                if (due > clock.Elapsed)
                {
                    await Task.Delay(due - clock.Elapsed);
                }

                calls.Add(CallAsync($"visitor {random.Next(Users)}", ++number));
            }

            return await Task.WhenAll(calls);
        }

        async Task<double> CallAsync(string user, int row)
        {
            var started = Stopwatch.GetTimestamp();
            await grains.GetGrain<IUserGrain>(user).ApplyAsync([Traffic.PageView(user, row)]);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }
}
