using System.Globalization;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.CommandLine;

namespace Puffy.Cluster.Shop;

/// <summary>
/// The exports of a made-up shop, and the tables of one undisturbed load of them into one file in one process: what every disturbed
/// load has to end with. Many small files, so that a load has many moments.
/// </summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    private const int Days = 16;

    /// <summary>The user with so many events that the journey has several pages, and a grain of its own during loads.</summary>
    internal const string BusyUser = "1736000000-busy-visitor";
    private const int BusyEventsADay = 90;

    /// <summary>Visitors, of some 1.5 events each: 12,000, or as many as PUFFY_FAULT_USERS says.</summary>
    private static readonly int Users = FaultRounds.FromEnvironment("PUFFY_FAULT_USERS") ?? 12_000;
    private static readonly DateTime FirstDay = new(2025, 1, 6, 0, 0, 0, DateTimeKind.Utc);

    private readonly Workplace _place = new();

    /// <summary>The folder of the exports.</summary>
    internal string Exports => _place["exports"];

    /// <summary>The exports in their order.</summary>
    internal string[] Files => [.. Directory.EnumerateFiles(Exports).Order(StringComparer.Ordinal)];

    /// <summary>The tables of the undisturbed load.</summary>
    internal TableFolder Tables { get; private set; } = null!;

    /// <summary>What a query answers after the undisturbed load, by its name.</summary>
    internal IReadOnlyDictionary<string, string> Answers { get; private set; } = null!;

    /// <summary>Accepted events.</summary>
    internal int Events => Tables.Lines("bronze/cleaned_events.csv").Length - 1;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await PuffyAsync("sample", "--output", Exports, "--users", Users.ToString(CultureInfo.InvariantCulture), "--days", Days.ToString(CultureInfo.InvariantCulture), "--seed", "4", "--first-day", "2025-01-06");
        foreach (var (file, day) in Files.Select((file, day) => (file, day)))
        {
            await File.AppendAllLinesAsync(file, BusyRows(file, FirstDay.AddDays(day)));
        }

        var store = _place["undisturbed.store"];
        await PuffyAsync("load", "--input", Exports, "--store", store);
        Answers = await AskAsync(store);
        Tables = await ExportAsync(store, "tables");
    }

    /// <summary>A user by chance.</summary>
    internal string AnyUser(Random chance)
    {
        var users = Tables.Lines("silver/dim_user.csv");
        return users[chance.Next(1, users.Length)].Split(',')[0];
    }

    /// <summary>What queries answer after an undisturbed load of the first files.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> AnswersAfterAsync(int files)
    {
        var store = _place["first.store"];
        File.Delete(store);
        await PuffyAsync(["load", "--store", store, "--input", .. Files[..files]]);
        return await AskAsync(store);
    }

    /// <summary>The tables as they must be when a user is erased.</summary>
    internal async Task<TableFolder> WithoutAsync(string userId)
    {
        var (store, name) = (_place["without.store"], "without");
        File.Copy(_place["undisturbed.store"], store, overwrite: true);
        await PuffyAsync("forget", userId, "--store", store);
        return await ExportAsync(store, name);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<IReadOnlyDictionary<string, string>> AskAsync(string store)
    {
        var answers = new Dictionary<string, string>();
        foreach (var query in (string[])["channels", "funnel", "days"])
        {
            answers[query] = await PuffyAsync(query, "--json", "--store", store);
        }

        return answers;
    }

    private async Task<TableFolder> ExportAsync(string store, string name)
    {
        await PuffyAsync("export", "--store", store, "--output", _place[name]);
        return new TableFolder(_place[name]);
    }

    private static async Task<string> PuffyAsync(params string[] arguments) => (await PuffyCommand.DoneAsync(arguments)).Output;

    /// <summary>Rows of the busy user in the columns that the file has.</summary>
    private static IEnumerable<string> BusyRows(string file, DateTime day)
    {
        var columns = File.ReadLines(file).First().TrimStart('\uFEFF').Split(',');
        for (var i = 0; i < BusyEventsADay; i++)
        {
            var time = day.AddMinutes(15 * i);
            yield return string.Join(',', columns.Select(column => column.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
            {
                "CLIENTID" or "USERID" => BusyUser,
                "TIMESTAMP" => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                "EVENTNAME" => "page_viewed",
                "PAGEURL" => string.Create(CultureInfo.InvariantCulture, $"https://shop.example.com/p/{i}"),
                _ => "",
            }));
        }
    }
}
