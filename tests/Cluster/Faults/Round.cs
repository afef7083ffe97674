using System.Globalization;
using System.Text.Json;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;
using Puffy.PostgreSql;

namespace Puffy.Cluster.Faults;

/// <summary>One disturbed load: it is given chance, tells what faults there were, and judges what is left in the end.</summary>
internal sealed class Round(int seed, UndisturbedRun undisturbed, PostgresServer server)
{
    /// <summary>Writes to journeys of an undisturbed load: the rows of a shard go together.</summary>
    private const int WritesOfALoad = SiloProcess.Shards;

    private readonly List<string> _faults = [];

    public int Seed => seed;

    /// <summary>Chance, the same for the same seed.</summary>
    public Random Chance { get; } = new(seed);

    /// <summary>What was done to the cluster.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Differences from the undisturbed run, of tables, answers and rollups.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>The cluster, when it was started.</summary>
    public PuffyCluster? Cluster { get; private set; }

    public UndisturbedRun Undisturbed => undisturbed;

    /// <summary>Starts silos.</summary>
    public async Task<PuffyCluster> StartClusterAsync(int silos = 3, Collecting collecting = Collecting.None) =>
        Cluster = await PuffyCluster.StartAsync(server, silos, collecting);

    /// <summary>Waits for a random moment of a load, the first acknowledged write and the last among them.</summary>
    public async Task MomentAsync(PuffyProcess load)
    {
        var writes = Chance.Next(4) == 0 ? 1 : Chance.Next(1, WritesOfALoad);
        await Cluster!.WritesAsync(writes, load);
        await Task.Delay(Chance.Next(0, 30), TestContext.Current.CancellationToken);
        _faults.Add(string.Create(CultureInfo.InvariantCulture, $"after {writes} writes{(load.HasEnded ? ", too late" : "")}:"));
    }

    /// <summary>Waits for a random moment of live senders, whose writes hold some ten events each.</summary>
    public async Task LiveMomentAsync(PuffyProcess sender)
    {
        var writes = Chance.Next(1, undisturbed.Events / 120);
        await Cluster!.WritesAsync(await Cluster.WritesAsync() + writes, sender);
        _faults.Add(string.Create(CultureInfo.InvariantCulture, $"after {writes} more writes{(sender.HasEnded ? ", too late" : "")}:"));
    }

    /// <summary>Lets time go by.</summary>
    public static Task PauseAsync(TimeSpan time) => Task.Delay(time, TestContext.Current.CancellationToken);

    /// <summary>Lets the time of an outage go by: between 2 seconds and as many as PUFFY_FAULT_OUTAGE says (6 unless set).</summary>
    public async Task OutageAsync(string what)
    {
        var seconds = Chance.Next(2, FaultRounds.LongestOutage + 1);
        await PauseAsync(TimeSpan.FromSeconds(seconds));
        Fault(string.Create(CultureInfo.InvariantCulture, $"{what} for {seconds} s"));
    }

    /// <summary>Says that something was done to the cluster.</summary>
    public void Fault(string what) => _faults.Add(what);

    /// <summary>A silo by chance.</summary>
    public SiloProcess AnySilo() => Cluster!.Silos[Chance.Next(Cluster.Silos.Count)];

    /// <summary>A silo that runs, by chance.</summary>
    public SiloProcess AnyRunningSilo()
    {
        var running = Cluster!.Silos.Where(silo => silo.IsRunning).ToList();
        return running[Chance.Next(running.Count)];
    }

    /// <summary>
    /// The load is done: every query shows it at once, the tables are those of the undisturbed run, byte for byte, and no rollup differs
    /// from its journeys.
    /// </summary>
    /// <param name="quarantine">Whether the refused rows must be those of the undisturbed run, too.</param>
    public async Task JudgeAsync(bool quarantine = true)
    {
        await JudgeAnswersAsync(undisturbed.Answers);
        Differences.AddRange(new TableFolder(await Cluster!.ExportAsync()).DifferencesFrom(undisturbed.Tables, quarantine));
        await JudgeRollupsAsync();
    }

    /// <summary>No rollup differs from its journeys.</summary>
    public async Task JudgeRollupsAsync()
    {
        var differences = await Cluster!.ReconcileAsync();
        if (differences > 0)
        {
            Differences.Add($"reconcile found {differences} differences");
        }
    }

    /// <summary>Of every file, the rows that were read are those accepted, refused and erased.</summary>
    public async Task JudgeRowsAsync()
    {
        using var verdict = JsonDocument.Parse(await Cluster!.PuffyAsync("monitor", "--json"));
        var health = verdict.RootElement.GetProperty("checks").EnumerateArray().First(check =>
            check.GetProperty("id").GetString() == "pipeline_health" && check.GetProperty("day").ValueKind == JsonValueKind.Null);
        if (health.GetProperty("status").GetString() != "PASS")
        {
            Differences.Add($"puffy monitor finds: {health.GetProperty("measured").GetString()}");
        }
    }

    /// <summary>A query answers as it must.</summary>
    /// <param name="expected">The right answers, by query; one of them is chosen.</param>
    public async Task JudgeAnswersAsync(IReadOnlyDictionary<string, string> expected)
    {
        var (query, answer) = expected.OrderBy(query => query.Key, StringComparer.Ordinal).ElementAt(Chance.Next(expected.Count));
        if (await Cluster!.PuffyAsync(query, "--json") != answer)
        {
            Differences.Add($"puffy {query} answers otherwise than after an undisturbed load");
        }
    }

    /// <summary>Nobody answers with an erased user, and no table of the database has the user's id.</summary>
    public async Task JudgeErasureAsync(string userId)
    {
        Differences.AddRange((await Cluster!.TablesMentioningAsync(userId)).Select(table => $"table {table} mentions the erased user"));
        var answer = await Cluster.AskAsync("user", userId, "--json");
        if (answer.Output.Contains("session", StringComparison.OrdinalIgnoreCase))
        {
            Differences.Add($"puffy user answers with the erased user: {answer.Output}");
        }
    }
}
