using System.Globalization;
using Puffy.Benchmarks.Service;
using Puffy.PostgreSql;

// One puffy-silo as a process over PostgreSQL, and its clients in other processes.
//   dotnet run -c Release --project benchmarks/Service live [seconds a rate] [file of results]
//   dotnet run -c Release --project benchmarks/Service load [users] [file of results]
//   dotnet run -c Release --project benchmarks/Service memory [users] [file of results]
// On a private server with its default settings, or the one that PUFFY_TEST_POSTGRES names.
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
await using var server = await PostgresServer.StartAsync();
var table = args.FirstOrDefault() switch
{
    "live" => await LiveEvents.MeasureAsync(server, TimeSpan.FromSeconds(size ?? 60)),
    "load" => await BulkLoad.MeasureAsync(server, size ?? 150_000),
    "memory" => await BoundedMemory.MeasureAsync(server, size ?? 2_000_000),
    _ => throw new ArgumentException("Say what to measure: live, load or memory."),
};
Console.Write(table);
if (args.Length > 2)
{
    await File.WriteAllTextAsync(args[2], table);
}
