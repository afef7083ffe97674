using Puffy.Client.Loading;
using Puffy.Client.Sending;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Ingest.Files;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Client.Serving;

/// <summary>
/// The shop of the demo: seven days that end today, and its visitors live. The made-up shop knows its visitors of today and tomorrow
/// already; each event is sent to the collector when its own time comes.
/// </summary>
/// <param name="folder">Where its exports lie.</param>
/// <param name="today">The UTC day on which the demo starts.</param>
internal sealed class MadeUpShop(string folder, DateOnly today)
{
    private const int DaysBefore = 6;

    /// <summary>Some 10,000 events a day, one every nine seconds.</summary>
    private const int UsersPerDay = 7_000;

    private const int Batch = 100;

    private readonly IReadOnlyList<string> _exports = Write(folder, today);

    /// <summary>Loads the days before today.</summary>
    public Task LoadAsync(OpenStore store, CancellationToken cancellationToken) =>
        new ExportLoader(store, today.ToDateTime(default, DateTimeKind.Utc), new LoadProgress(Screen.Error))
            .LoadAsync(ExportFiles.Expand(_exports.Take(DaysBefore)), cancellationToken);

    /// <summary>Sends the visitors of today and tomorrow, until the demo is stopped.</summary>
    /// <param name="address">The collector.</param>
    /// <param name="key">A write key.</param>
    /// <param name="now">The time, UTC: what happened before is sent at once.</param>
    /// <param name="cancellationToken">Stops the demo.</param>
    public async Task SendAsync(string address, string key, DateTime now, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address + "/") };
        var rows = ExportRows.Read(ExportFiles.Expand(_exports.Skip(DaysBefore)), _ => { })
            .OrderBy(row => row.Event.Timestamp)
            .Where(row => row.Event.Timestamp >= today.ToDateTime(default, DateTimeKind.Utc));
        await new EventSender(http, key, Batch, connections: 2).SendAsync(rows, SendPace.WhenDue(now), cancellationToken);
    }

    private static IReadOnlyList<string> Write(string folder, DateOnly today)
    {
        var days = DaysBefore + 2;
        var options = new SampleOptions { Days = days, Users = days * UsersPerDay, FirstDay = today.AddDays(-DaysBefore), Seed = today.DayNumber };
        return [.. SampleShop.Write(folder, options).Files.Select(file => file.Path)];
    }
}
