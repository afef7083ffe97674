using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;
using Puffy.Tables.Gold;
using Puffy.Tables.Runs;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>
/// All written tables, read back from the output folder, several at a time. Of events and touchpoints only the compared parts are kept;
/// of a session and a user a row of some dozen bytes.
/// </summary>
internal sealed class WrittenTables
{
    private readonly string _folder;
    private readonly ConcurrentQueue<string> _unreadable = new();
    private readonly ConcurrentDictionary<string, KeySequence> _keys = new(StringComparer.Ordinal);

    private WrittenTables(string folder, AnalysisRules rules)
    {
        _folder = folder;
        Rules = rules;
        Accepted = new AcceptedRows(rules);
    }

    internal AnalysisRules Rules { get; }

    /// <summary>What can't be read, and why; the rest is not to be trusted where there is anything.</summary>
    internal IReadOnlyCollection<string> Unreadable => _unreadable;

    /// <summary>The keys of each table, in the tables' order.</summary>
    internal IEnumerable<(Table Table, KeySequence Keys)> Keys => OutputTables.All.Where(table => _keys.ContainsKey(table.Path)).Select(table => (table, _keys[table.Path]));

    internal RunRecord Record { get; private set; } = null!;

    /// <summary>The main currency, by run.json.</summary>
    internal Currency Currency => Currency.Parse(Record.Currency ?? string.Empty);

    internal AcceptedRows Accepted { get; }

    internal QuarantineRows Refused { get; } = new();

    internal SessionRows Sessions { get; } = new();

    internal UserRows Users { get; } = new();

    internal OrderRows Orders { get; } = new();

    internal ConversionRows Conversions { get; } = new();

    internal CreditRows Credits { get; } = new();

    internal EventRows Events { get; private set; } = null!;

    internal TouchpointRows Touchpoints { get; private set; } = null!;

    internal AggregateRows FirstClick { get; } = new(AttributionTables.FirstClick);

    internal AggregateRows LastClick { get; } = new(AttributionTables.LastClick);

    internal AggregateRows Models { get; } = new(AttributionTables.Models);

    internal PersonRows Persons { get; } = new();

    internal AggregateRows Paths { get; } = new(PathTable.Paths);

    internal MarkovRows Markov { get; } = new();

    /// <summary>The attribution models that the run was asked for, by run.json.</summary>
    internal IEnumerable<AttributionModel> AttributionModels => AttributionModelNames.All.Where(model => Record.Attribution.ContainsKey(model.Name()));

    internal AggregateRows Channels { get; } = new(ChannelTable.Performance);

    internal AggregateRows Engagement { get; } = new(EngagementTable.Engagement);

    internal AggregateRows Days { get; } = new(SessionDayTable.Sessions);

    internal AggregateRows Funnel { get; } = new(FunnelTable.Funnel);

    /// <summary>The sessions summed up.</summary>
    internal SessionTotals SessionTotals { get; private set; } = null!;

    /// <summary>The hashes of sessions.csv and fct_sessions.csv.</summary>
    internal (UInt128 Sessions, UInt128 Facts) SessionFiles { get; private set; }

    /// <summary>
    /// Counts the keys that a table holds twice where its rows are out of order, so that equal keys need not stand side by side.
    /// </summary>
    internal (long Count, string? First) CountDoubled(Table table)
    {
        var seen = new HashSet<UInt128>();
        var (count, first) = (0L, (string?)null);
        using var rows = WrittenTable.Open(_folder, table);
        while (rows.Read())
        {
            var key = string.Join('\n', Enumerable.Range(0, table.KeyColumns).Select(rows.Text));
            if (!seen.Add(XxHash128.HashToUInt128(Encoding.UTF8.GetBytes(key))))
            {
                count++;
                first ??= $"{table.Name}, {key.Replace("\n", ", ", StringComparison.Ordinal)}";
            }
        }

        return (count, first);
    }

    /// <summary>Reads the tables and the run record.</summary>
    internal static WrittenTables Read(string folder, AnalysisRules rules)
    {
        var tables = new WrittenTables(folder, rules);
        tables.Read();
        return tables;
    }

    private void Read()
    {
        All(
            () => Each(AcceptedRows.Table, Accepted.Read),
            () => Each(SessionRows.Table, Sessions.Read),
            () => Each(UserRows.Table, Users.Read),
            () => Each(OrderRows.Table, Orders.Read),
            () => Each(ConversionRows.Table, Conversions.Read),
            () => Each(CreditRows.Table, Credits.Read),
            () => Each(QuarantineRows.Table, Refused.Read),
            () => Each(BronzeTables.Findings, Through),
            () => Each(FirstClick.Table, FirstClick.Read),
            () => Each(LastClick.Table, LastClick.Read),
            () => Each(Models.Table, Models.Read),
            () => Each(PersonRows.Table, Persons.Read),
            () => Each(Paths.Table, Paths.Read),
            () => Each(IntervalTable.Intervals, Through),
            () => Each(LostOriginTable.Origins, Through),
            () => Each(Markov.Rows.Table, Markov.Rows.Read),
            () => Each(Channels.Table, Channels.Read),
            () => Each(Engagement.Table, Engagement.Read),
            () => Each(Days.Table, Days.Read),
            () => Each(Funnel.Table, Funnel.Read),
            () => Try(RunRecord.FileName, () => Record = RunRecord.ReadDraft(_folder)));
        if (!_unreadable.IsEmpty)
        {
            return;
        }

        Users.Join(Sessions);
        Events = new EventRows(Sessions);
        Touchpoints = new TouchpointRows(Sessions, Orders, Persons);
        All(
            () => Each(EventRows.Table, Events.Read),
            () => Each(TouchpointRows.Table, Touchpoints.Read),
            () => Each(UserTables.Journeys, Users.ReadJourneys),
            () => SessionTotals = SessionTotals.Of(Sessions, Users),
            () => Try(SessionTable.Sessions.Path, () => SessionFiles = (HashOf(SessionTable.Sessions), HashOf(SessionTable.FactSessions))));
    }

    private static void All(params Action[] reads) =>
        Parallel.ForEach(
            Partitioner.Create(reads, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            read => read());

    private void Each(Table table, Action<WrittenTable> read) => Try(table.Path, () =>
    {
        using var rows = WrittenTable.Open(_folder, table);
        read(rows);
        _keys[table.Path] = rows.Keys;
    });

    private static void Through(WrittenTable table)
    {
        while (table.Read())
        {
        }
    }

    private void Try(string path, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or CsvFormatException or JsonException)
        {
            _unreadable.Enqueue(exception.Message.Contains(path, StringComparison.Ordinal) ? exception.Message : $"{path}: {exception.Message}");
        }
    }

    private UInt128 HashOf(Table table)
    {
        using var file = File.OpenRead(Path.Combine(_folder, table.Path));
        var hash = new XxHash128();
        hash.Append(file);
        return hash.GetCurrentHashAsUInt128();
    }
}
