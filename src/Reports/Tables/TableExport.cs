using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Sessions;
using Puffy.Reports.Tables.Bronze;
using Puffy.Reports.Tables.Gold;
using Puffy.Reports.Tables.Silver;

namespace Puffy.Reports.Tables;

/// <summary>Writes every table in one pass over the journeys, on all cores.</summary>
public sealed class TableExport : IDisposable
{
    private readonly string _folder;
    private readonly IStoreContents _contents;
    private readonly Dictionary<int, string> _fileNames;
    private readonly TableWriter<CleanedEvent> _cleaned;
    private readonly TableWriter<RefusedRow> _quarantine;
    private readonly TableWriter<Session> _sessions;
    private readonly TableWriter<Journey> _journeys;
    private readonly TableWriter<Journey> _users;
    private readonly TableWriter<Order> _conversions;
    private readonly TableWriter<Order> _orders;
    private readonly TableWriter<SessionEvent> _events;
    private readonly TableWriter<Session> _touchpoints;
    private readonly TableWriter<OrderCredit> _credits;

    /// <summary>An export of a store's contents below a folder: read, then finish.</summary>
    public TableExport(IStoreContents contents, string folder)
    {
        ArgumentNullException.ThrowIfNull(contents);
        _contents = contents;
        _folder = folder;
        _fileNames = contents.Files.ToDictionary(file => file.Id, file => file.Name);
        _cleaned = new(BronzeTables.CleanedEvents, folder);
        _quarantine = new(BronzeTables.Quarantine, folder);
        _sessions = new(SessionTable.Sessions, folder);
        _journeys = new(UserTables.Journeys, folder);
        _users = new(UserTables.Users, folder);
        _conversions = new(OrderTables.Conversions, folder);
        _orders = new(OrderTables.Orders, folder);
        _events = new(EventTable.Events, folder);
        _touchpoints = new(TouchpointTable.Touchpoints, folder);
        _credits = new(AttributionTables.Credits, folder);
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose()
    {
        _cleaned.Dispose();
        _quarantine.Dispose();
        _sessions.Dispose();
        _journeys.Dispose();
        _users.Dispose();
        _conversions.Dispose();
        _orders.Dispose();
        _events.Dispose();
        _touchpoints.Dispose();
        _credits.Dispose();
    }

    /// <summary>Reads the journeys and refused rows once, gathering rows and figures.</summary>
    public async Task<StoreFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var figures = new StoreFigures();
        var gate = new Lock();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, _contents.Shards),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (shard, cancellation) =>
            {
                var ofShard = new StoreFigures();
                await foreach (var batch in _contents.ReadJourneysAsync(shard, cancellation))
                {
                    foreach (var journey in batch)
                    {
                        ofShard.Add(journey);
                        Write(journey);
                    }
                }

                lock (gate)
                {
                    figures.Merge(ofShard);
                }
            });

        await foreach (var batch in _contents.ReadRefusedRowsAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                figures.Add(row);
                _quarantine.Add(row);
            }
        }

        return figures;
    }

    private void Write(Journey journey)
    {
        foreach (var item in journey.Events)
        {
            _cleaned.Add(new CleanedEvent(journey.UserId, item, _fileNames[item.Source.FileId]));
        }

        if (journey.Sessions.Count == 0)
        {
            return;
        }

        _journeys.Add(journey);
        _users.Add(journey);
        foreach (var session in journey.Sessions)
        {
            _sessions.Add(session);
            _touchpoints.Add(session);
            foreach (var item in session.Events)
            {
                _events.Add(new SessionEvent(item, session));
            }
        }

        foreach (var order in journey.Orders)
        {
            _conversions.Add(order);
            _orders.Add(order);
            foreach (var model in AttributionModelNames.All)
            {
                foreach (var credit in order.Credits(model))
                {
                    _credits.Add(new OrderCredit(order, model, credit));
                }
            }
        }
    }

    /// <summary>Sorts and writes every table.</summary>
    /// <param name="figures">What <see cref="ReadAsync"/> gathered.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public IReadOnlyList<TableFile> Finish(StoreFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var earnings = ChannelEarnings.From(figures.Channels);
        Func<TableFile>[] finish =
        [
            _cleaned.Finish,
            _sessions.Finish,
            _events.Finish,
            _touchpoints.Finish,
            _journeys.Finish,
            _users.Finish,
            _quarantine.Finish,
            _conversions.Finish,
            _orders.Finish,
            _credits.Finish,
            () => Write(BronzeTables.Findings, Findings()),
            () => Write(AttributionTables.FirstClick, earnings.Where(row => row.Model == AttributionModel.FirstClick)),
            () => Write(AttributionTables.LastClick, earnings.Where(row => row.Model == AttributionModel.LastClick)),
            () => Write(AttributionTables.Models, earnings),
            () => Write(ChannelTable.Performance, figures.Channels.Visits.Cells),
            () => Write(EngagementTable.Engagement, figures.Monitoring.Devices.Cells),
            () => Write(SessionDayTable.Sessions, SessionDay.From(figures.Monitoring)),
            () => Write(FunnelTable.Funnel, FunnelRow.From(figures.Funnel)),
        ];
        var files = new TableFile[finish.Length];
        Parallel.For(
            0,
            finish.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => files[i] = finish[i]());

        var sessions = files.First(file => file.Table == SessionTable.Sessions);
        File.Copy(Path.Combine(_folder, sessions.Table.Path), Path.Combine(_folder, SessionTable.FactSessions.Path), overwrite: true);
        var all = files.Append(sessions with { Table = SessionTable.FactSessions }).ToDictionary(file => file.Table.Path);
        return [.. OutputTables.All.Select(table => all[table.Path])];
    }

    private TableFile Write<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
    {
        using var writer = new TableWriter<TRow>(table, _folder);
        foreach (var row in rows)
        {
            writer.Add(row);
        }

        return writer.Finish();
    }

    private IEnumerable<FileFinding> Findings() =>
        from file in _contents.Files
        from finding in file.Findings
        select new FileFinding(
            finding.Kind,
            file.Name,
            file.Id,
            finding.Subject,
            finding.FirstDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            finding.Detail);
}
