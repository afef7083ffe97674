using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Puffy.Benchmarks.Speed;
using Puffy.Benchmarks.Speed.Scenarios;

// Puffy and the DuckDB peer in turn on this machine; the table goes to benchmarks/results:
//   dotnet run -c Release --project benchmarks/Speed
//   dotnet run -c Release --project benchmarks/Speed -- --sizes 50k --rounds 1 --scenarios full
var sizes = new Option<string[]>("--sizes")
{
    Description = "Which sizes to load.",
    DefaultValueFactory = _ => [.. InputSize.All.Select(size => size.Name)],
    AllowMultipleArgumentsPerToken = true,
};
sizes.AcceptOnlyFromAmong([.. InputSize.All.Select(size => size.Name)]);
var scenarios = new Option<string[]>("--scenarios")
{
    Description = "Which scenarios: full is (a), days is (b), questions is (c) to (f).",
    DefaultValueFactory = _ => ["full", "days", "questions"],
    AllowMultipleArgumentsPerToken = true,
};
scenarios.AcceptOnlyFromAmong("full", "days", "questions");
var rounds = new Option<int>("--rounds") { Description = "How often each is measured.", DefaultValueFactory = _ => 5 };
var work = new Option<string>("--work")
{
    Description = "Folder for inputs, stores and outputs; inputs that are there are used again.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "puffy-speed"),
};
var results = new Option<string?>("--results") { Description = "The file of results; by default one for this kind of machine in benchmarks/results." };
var command = new RootCommand("Measures Puffy against a batch engine.") { sizes, scenarios, rounds, work, results };
command.SetAction(async (parsed, cancellationToken) =>
{
    var clock = Stopwatch.StartNew();
    var repository = Repository.Find();
    var folder = Directory.CreateDirectory(parsed.GetRequiredValue(work)).FullName;
    var chosen = parsed.GetRequiredValue(scenarios);
    var times = parsed.GetRequiredValue(rounds);
    var engines = Engines.Prepare(repository, folder);
    var tables = new List<ResultTable>();
    var toLoad = InputSize.All.Where(size => parsed.GetRequiredValue(sizes).Contains(size.Name)).ToList();
    if (chosen.Contains("full"))
    {
        tables.Add(FullLoad.Run(engines, folder, toLoad, times));
    }

    if (chosen.Contains("days"))
    {
        tables.Add(OneMoreDay.Run(engines, folder, times));
    }

    if (chosen.Contains("questions"))
    {
        tables.Add(await Questions.RunAsync(engines, folder, toLoad.Find(size => size.Name == "1m") ?? toLoad[0], times));
    }

    var text = $"""
        # Speed

        {Machine.Description}. {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {times} rounds, {clock.Elapsed.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes.
        Made by `dotnet run -c Release --project benchmarks/Speed`.

        {string.Join('\n', tables.Select(table => table.ToMarkdown()))}
        """;
    var file = parsed.GetValue(results) ?? Path.Combine(repository, "benchmarks", "results", $"speed-{Machine.Slug}.md");
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
    await File.WriteAllTextAsync(file, text.TrimEnd() + "\n", cancellationToken);
    Console.WriteLine(text);
});
return await command.Parse(args).InvokeAsync();
