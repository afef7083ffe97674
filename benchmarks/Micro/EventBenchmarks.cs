using BenchmarkDotNet.Attributes;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Ingest.Files;

namespace Puffy.Benchmarks.Micro;

/// <summary>From CSV bytes to rollups, for all events of a day at once: divide by <see cref="Events"/> for the cost of one.</summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private readonly AnalysisRules _rules = new(new AnalysisOptions());
    private ExportFile _file = null!;
    private List<AcceptedRow> _rows = [];
    private List<(string UserId, AcceptedRow[] Rows)> _users = [];
    private List<EventLog> _logs = [];
    private List<byte[]> _pages = [];

    /// <summary>Number of events.</summary>
    public int Events => _rows.Count;

    /// <summary>Prepares a day.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _file = SampleEvents.Write();
        _rows = SampleEvents.Read(_file);
        _users = [.. _rows.GroupBy(row => row.UserId).Select(user => (user.Key, user.ToArray()))];
        _logs = Apply();
        _pages = Encode();
        Console.WriteLine($"{Events} events of {_users.Count} users");
    }

    /// <summary>Reads and validates the export.</summary>
    [Benchmark]
    public int Parse() => SampleEvents.Read(_file).Count;

    /// <summary>Decides the channel of every event, as if each began a session.</summary>
    [Benchmark]
    public int Classify() => _rows.Sum(row => (int)_rules.Traffic.Classify(row.Event.PageUrl, row.Event.Referrer).Channel);

    /// <summary>Adds the events to the logs of their users.</summary>
    [Benchmark]
    public List<EventLog> Apply()
    {
        var logs = new List<EventLog>(_users.Count);
        foreach (var (_, rows) in _users)
        {
            var log = new EventLog();
            foreach (var row in rows)
            {
                log.Add(row.Event);
            }

            logs.Add(log);
        }

        return logs;
    }

    /// <summary>Computes the journeys and adds them to the three rollups.</summary>
    [Benchmark]
    public int Contribute()
    {
        var (channels, funnel, monitoring) = (new ChannelRollup(), new FunnelRollup(), new MonitoringRollup());
        foreach (var (user, log) in _users.Zip(_logs))
        {
            var journey = Journey.Of(user.UserId, log.ToArray(), _rules);
            channels.Add(journey, sign: 1);
            funnel.Add(journey, sign: 1);
            monitoring.Add(journey, sign: 1);
        }

        return channels.Visits.Cells.Count;
    }

    /// <summary>Encodes the pages of the logs.</summary>
    [Benchmark]
    public List<byte[]> Encode() => [.. _logs.SelectMany(log => log.Pages).Select(page => EventPageCodec.Encode(page.Events))];

    /// <summary>Decodes them.</summary>
    [Benchmark]
    public int Decode() => _pages.Sum(page => EventPageCodec.Decode(page, string.Empty).Count);
}
