using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Benchmarks.Questions;
using Puffy.Grains.Options;
using Puffy.Queries;
using Puffy.Queries.Days;
using Puffy.Silo.Hosting;
using Puffy.Silo.Sqlite;

// How long facts take to build, how much memory they hold, and how long questions take once they are there; ten of them in turn with
// DuckDB over its own table of sessions in memory. On a machine that others use as well, CPU time says what wall time does not. It needs a store and its export:
//   puffy sample --users 687000 --output exports
//   puffy load --input exports --store big.store
//   puffy export --store big.store --output tables
//   dotnet run -c Release --project benchmarks/Questions -- big.store tables
if (args is not [var path, var folder])
{
    Console.Error.WriteLine("Give a store and the folder of its export: big.store tables");
    return 1;
}

const int Warm = 400;
const int Rounds = 21;
await using var silo = await EmbeddedSilo.StartAsync(new StoreOptions(path), builder => builder.Services.AddSingleton<RulesInForce>());
var asked = new AskedStore(new StoreQueries(silo.Grains, silo.StoreSettings.Shards));

// Wakes the rollups: what follows is the facts' own.
var days = await asked.Queries.AskAsync(new DaysQuestion());
var last = days.Max(day => day.Day);
var heap = AskedStore.Heap();
var (clock, cpu) = (Stopwatch.StartNew(), Cpu());
var first = await asked.AskAsync("""{"metrics":["users","sessions","events"]}""");
Print("facts built", $"{clock.Elapsed.TotalSeconds:0.00} s ({(Cpu() - cpu).TotalSeconds:0.00} CPU s), {(AskedStore.Heap() - heap) / 1e6:0} MB, of {first.Results[0].Metrics[2]:N0} events in {first.Results[0].Metrics[1]:N0} sessions of {first.Results[0].Metrics[0]:N0} users");

var random = new MadeUpQuestions(seed: 1, await asked.ValuesAsync());
var (times, cpuTimes) = (new List<double>(), new List<double>());
for (var i = 0; i < Warm + 50; i++)
{
    cpu = Cpu();
    clock.Restart();
    await asked.AskAsync(random.Next());
    if (i >= 50)
    {
        times.Add(clock.Elapsed.TotalMilliseconds);
        cpuTimes.Add((Cpu() - cpu).TotalMilliseconds);
    }
}

times.Sort();
cpuTimes.Sort();
Print($"{Warm} warm questions", $"p50 {times[Warm / 2]:0.0} ms, p95 {times[Warm * 95 / 100]:0.0} ms, max {times[^1]:0.0} ms");
Print("the same in CPU time of all cores", $"p50 {cpuTimes[Warm / 2]:0.0} ms, p95 {cpuTimes[Warm * 95 / 100]:0.0} ms, max {cpuTimes[^1]:0.0} ms");

using var table = new SessionTable(folder);
foreach (var question in AnalystQuestion.All.Select(question => question.Of(last)))
{
    var (ours, theirs, ourCpu, theirCpu) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
    for (var round = 0; round < Rounds; round++)
    {
        cpu = Cpu();
        clock.Restart();
        await asked.AskAsync(question.Json);
        ours.Add(clock.Elapsed.TotalMilliseconds);
        ourCpu.Add((Cpu() - cpu).TotalMilliseconds);
        cpu = Cpu();
        clock.Restart();
        table.Run(question.Sql);
        theirs.Add(clock.Elapsed.TotalMilliseconds);
        theirCpu.Add((Cpu() - cpu).TotalMilliseconds);
    }

    Print(question.Name, $"Puffy {Median(ours):0.0} ms, DuckDB {Median(theirs):0.0} ms, ratio {Median(ours) / Median(theirs):0.00}; CPU {Median(ourCpu):0} and {Median(theirCpu):0} ms, ratio {Median(ourCpu) / Median(theirCpu):0.00}");
}

return 0;

static TimeSpan Cpu()
{
    using var process = Process.GetCurrentProcess();
    return process.TotalProcessorTime;
}

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}

static void Print(string what, FormattableString measured) => Console.WriteLine($"{what,-46} {measured.ToString(CultureInfo.InvariantCulture)}");
