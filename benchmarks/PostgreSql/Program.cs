using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Puffy.Analytics.Events;
using Puffy.Benchmarks.PostgreSql;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;
using Puffy.PostgreSql;
using Puffy.Silo.PostgreSql;

// New events of users whom the silo knows, made durable in PostgreSQL: by group commit, and by Orleans' ADO.NET provider.
//   dotnet run -c Release --project benchmarks/PostgreSql [users] [rounds] [file of results]
// On a private server with its default settings, or the one that PUFFY_TEST_POSTGRES names.
var users = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
const int batchUsers = 125;
const int callsUnderWay = 256;
await using var server = await PostgresServer.StartAsync();
var options = new PostgreSqlOptions(await server.CreateDatabaseAsync());
var version = await ServerVersionAsync();
using var silo = await BenchmarkSilo.StartAsync(options);
var grains = silo.Services.GetRequiredService<IGrainFactory>();
var opening = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

// Users of their own for each way, so that none finds the others' grains active.
var ways = new (string Name, string Users, Func<IReadOnlyList<(string User, Event Event)>, Task> Apply)[]
{
    ("ADO.NET provider, a call a user", "plain", events => EachAsync(events, item => grains.GetGrain<IPlainUserGrain>(item.User).ApplyAsync(item.Event))),
    ("group commit, a call a user, with rollups", "single", events => EachAsync(events, item => grains.GetGrain<IUserGrain>(item.User).ApplyAsync([item.Event]))),
    ("group commit, in bulk as a load does, with rollups", "bulk", InBulkAsync),
};
var seconds = ways.Select(_ => new List<double>()).ToArray();

// The first round makes the users, and is not counted. The ways take turns, so that all meet the same state of the machine.
for (var round = 0; round <= rounds; round++)
{
    for (var way = 0; way < ways.Length; way++)
    {
        var events = Enumerable.Range(0, users).Select(i => ($"{ways[way].Users} {i}", NewEvent($"{ways[way].Users} {i}", round, i))).ToList();
        var clock = Stopwatch.StartNew();
        await ways[way].Apply(events);
        if (round > 0)
        {
            seconds[way].Add(clock.Elapsed.TotalSeconds);
        }
    }
}

var median = seconds.Select(times => times.Order().ElementAt(times.Count / 2)).ToArray();
var table = $"""
    # New events of known users, durable in PostgreSQL

    {Environment.ProcessorCount} cores; PostgreSQL {version} on the same machine, settings as installed (fsync on); silo and caller in one process.
    {users} users, one new event each; median of {rounds} rounds, in which the ways take turns.
    Made by `dotnet run -c Release --project benchmarks/PostgreSql`.

    | way | seconds | fastest | slowest | events/s | times the ADO.NET provider |
    |---|---|---|---|---|---|
    {string.Join('\n', ways.Select((way, i) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {way.Name} | {median[i]:0.00} | {seconds[i].Min():0.00} | {seconds[i].Max():0.00} | {users / median[i]:0} | {median[0] / median[i]:0.0} |")))}

    """;
Console.Write(table);
if (args.Length > 2)
{
    await File.WriteAllTextAsync(args[2], table);
}

await silo.StopAsync();

async Task InBulkAsync(IReadOnlyList<(string User, Event Event)> events) => await Task.WhenAll(events
    .GroupBy(item => Sharding.ShardOf(item.User, options.Shards))
    .SelectMany(shard => shard.Chunk(batchUsers).Select(batch => grains.GetGrain<IJourneyShardGrain>(shard.Key)
        .ApplyAsync([.. batch.Select(item => new UserEvents(item.User, [item.Event]))]))));

static async Task EachAsync<T>(IReadOnlyList<T> items, Func<T, Task> call) =>
    await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = callsUnderWay }, async (item, _) => await call(item));

Event NewEvent(string user, int round, int row)
{
    const string page = "https://shop.example/collections/all?utm_source=google&utm_medium=cpc";
    const string agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";
    var time = opening.AddMinutes((round * 10) + (row % 7));
    return new Event(
        EventIdentity.OfRow(user, time, EventNames.PageViewed, page, "", "", agent), time, EventNames.PageViewed, page, "", "", agent, new SourceRow(1, (round * users) + row));
}

async Task<string> ServerVersionAsync()
{
    await using var connection = new NpgsqlConnection(options.ConnectionString);
    await connection.OpenAsync();
    return connection.PostgreSqlVersion.ToString(2);
}
