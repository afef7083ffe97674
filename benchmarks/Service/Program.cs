using System.Globalization;
using Puffy.Benchmarks.Service;
using Puffy.Benchmarks.Service.Collector;
using Puffy.PostgreSql;

// One puffy-silo as a process over PostgreSQL, and its clients in other processes.
//   dotnet run -c Release --project benchmarks/Service live [seconds a rate] [file of results]
//   dotnet run -c Release --project benchmarks/Service load [users] [file of results]
//   dotnet run -c Release --project benchmarks/Service memory [users] [file of results]
//   dotnet run -c Release --project benchmarks/Service collector [seconds] [file of results]
//   dotnet run -c Release --project benchmarks/Service batches [users] [file of results]
//   dotnet run -c Release --project benchmarks/Service under-load [minutes] [file of results]
//   dotnet run -c Release --project benchmarks/Service pages [seconds a round] [file of results]
// With --tls before live, load, memory or batches, by TLS with certificates on both sides.
// On a private server with its default settings, or the one that PUFFY_TEST_POSTGRES names.
if (args is ["discard", var address])
{
    await Discarding.ServeAsync(address);
    return;
}

using var doors = new Doors(tls: args is ["--tls", ..]);
args = [.. args.SkipWhile(arg => arg == "--tls")];
var size = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : (int?)null;
await using var server = await PostgresServer.StartAsync();
var table = args.FirstOrDefault() switch
{
    "live" => await LiveEvents.MeasureAsync(server, doors, TimeSpan.FromSeconds(size ?? 60)),
    "load" => await BulkLoad.MeasureAsync(server, doors, size ?? 150_000),
    "memory" => await BoundedMemory.MeasureAsync(server, doors, size ?? 2_000_000),
    "collector" => await OneAtATime.MeasureAsync(server, TimeSpan.FromSeconds(size ?? 60)),
    "batches" => await AgainstLoad.MeasureAsync(server, doors, size ?? 150_000),
    "under-load" => await UnderLoad.MeasureAsync(size ?? 10),
    "pages" => await BesidePages.MeasureAsync(TimeSpan.FromSeconds(size ?? 60)),
    _ => throw new ArgumentException("Say what to measure: live, load, memory, collector, batches, under-load or pages."),
};
Console.Write(table);
if (args.Length > 2)
{
    await File.WriteAllTextAsync(args[2], table);
}
