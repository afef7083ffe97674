using System.Globalization;
using Puffy.Analytics.Monitoring;
using Puffy.MonitoringStudy;

// How often monitoring catches each fault, and how often it cries on a clean day, over seeded shops:
//   dotnet run -c Release --project benchmarks/MonitoringStudy -- [TRIALS] [FIRST_SEED] [VISITORS_A_DAY]
var trials = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var firstSeed = args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var visitors = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000;

var done = new Trial[trials];
Parallel.For(0, trials, at => done[at] = Trial.Run(firstSeed + at, visitors));

Write($"{trials} shops of {Trial.Days} days, about {visitors} new visitors a day, seeds {firstSeed} to {firstSeed + trials - 1}.");
Write($"");
Write($"| fault | found on its day | as CRITICAL | by | also flagged: other days |");
Write($"|---|---:|---:|---|---:|");
foreach (var (at, item) in Case.All.Index())
{
    var found = done.Select(trial => trial.Faulty[at].Except(trial.Clean).ToLookup(alarm => alarm.Day == trial.FaultyDay)).ToList();
    Row(item.Name, [.. found.Select(alarms => alarms[true].ToList())], found.Count(alarms => alarms[false].Any(alarm => !alarm.Drift)));
}

Row("data two days old", [.. done.Select(trial => trial.Stale.Except(trial.Clean).ToList())], 0);

var judged = trials * (Trial.Days - Trial.FirstJudged);
var clean = done.SelectMany((trial, at) => trial.Clean.Where(alarm => !alarm.Drift).Select(alarm => (Trial: at, alarm))).ToList();
Write($"");
Write($"Clean days that were flagged, of {judged} (the renamed id column, which every shop has on its fifth day, aside):");
Write($"");
Write($"| check | WARNING | CRITICAL |");
Write($"|---|---:|---:|");
foreach (var check in CheckNames.All)
{
    Write($"| {check.Name()} | {Share(Count(CheckStatus.Warning, check))} | {Share(Count(CheckStatus.Critical, check))} |");
}

Write($"| any | {Share(Count(CheckStatus.Warning, null))} | {Share(Count(CheckStatus.Critical, null))} |");
Write($"");
Write($"Renamed id column found on its first day: {done.Count(trial => trial.Clean.Any(alarm => alarm.Drift))} of {trials}.");

int Count(CheckStatus status, Check? check) => clean
    .Where(item => item.alarm.Status == status && (check is null || item.alarm.Check == check))
    .Select(item => (item.Trial, item.alarm.Day))
    .Distinct()
    .Count();

void Row(string name, List<List<Alarm>> found, int elsewhere)
{
    var caught = found.Count(alarms => alarms.Count > 0);
    var critical = found.Count(alarms => alarms.Any(alarm => alarm.Status == CheckStatus.Critical));
    var by = found.SelectMany(alarms => alarms.Select(alarm => alarm.Check).Distinct())
        .CountBy(check => check)
        .OrderByDescending(pair => pair.Value)
        .Select(pair => FormattableString.Invariant($"{pair.Key.Name()} {pair.Value}"));
    Write($"| {name} | {caught} | {critical} | {string.Join(", ", by)} | {elsewhere} |");
}

string Share(int days) => FormattableString.Invariant($"{days} ({100.0 * days / judged:0.00} %)");

static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
