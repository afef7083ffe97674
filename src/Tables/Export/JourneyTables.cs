using System.Collections.Concurrent;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Orders;
using Puffy.Analytics.Sessions;
using Puffy.Tables.Bronze;
using Puffy.Tables.Gold;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Export;

/// <summary>The tables that have rows of each journey.</summary>
internal sealed class JourneyTables : IDisposable
{
    private readonly IReadOnlyDictionary<int, string> _fileNames;
    private readonly string _folder;
    private readonly TableWriter<CleanedEvent> _cleaned;
    private readonly TableWriter<Session> _sessions;
    private readonly TableWriter<Journey> _journeys;
    private readonly TableWriter<Journey> _users;
    private readonly TableWriter<Order> _conversions;
    private readonly TableWriter<Order> _orders;
    private readonly TableWriter<SessionEvent> _events;
    private readonly TableWriter<Session> _touchpoints;
    private readonly TableWriter<OrderCredit> _credits;

    /// <summary>Tables below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="fileNames">The name of each loaded file by its number.</param>
    /// <param name="currency">The main currency.</param>
    public JourneyTables(string folder, IReadOnlyDictionary<int, string> fileNames, Currency currency)
    {
        _folder = folder;
        _fileNames = fileNames;
        _cleaned = new(BronzeTables.CleanedEvents, folder);
        _sessions = new(SessionTable.Sessions, folder, currency);
        _journeys = new(UserTables.Journeys, folder, currency);
        _users = new(UserTables.Users, folder, currency);
        _conversions = new(OrderTables.Conversions, folder, currency);
        _orders = new(OrderTables.Orders, folder, currency);
        _events = new(EventTable.Events, folder);
        _touchpoints = new(TouchpointTable.Touchpoints, folder);
        _credits = new(AttributionTables.Credits, folder, currency);
    }

    /// <summary>Adds the rows of all journeys, on all cores.</summary>
    /// <param name="shards">The number of shards.</param>
    /// <param name="read">Reads the journeys of a shard.</param>
    /// <param name="readers">Makes what else is to be done with each journey, once for each reader: readers never wait for each other.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task AddAsync(
        int shards,
        Func<int, CancellationToken, IAsyncEnumerable<IReadOnlyList<Journey>>> read,
        Func<Action<Journey>> readers,
        CancellationToken cancellationToken)
    {
        var toRead = new ConcurrentQueue<int>(Enumerable.Range(0, shards));
        var parts = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, shards)).Select(_ => (Part: new Part(this), Also: readers())).ToList();
        return Task.WhenAll(parts.Select(part => Task.Run(() => AddShardsAsync(part.Part, part.Also), cancellationToken)));

        async Task AddShardsAsync(Part part, Action<Journey> also)
        {
            while (toRead.TryDequeue(out var shard))
            {
                await foreach (var batch in read(shard, cancellationToken))
                {
                    foreach (var journey in batch)
                    {
                        also(journey);
                        part.Add(journey);
                    }
                }
            }
        }
    }

    /// <summary>Sorts and writes the tables, on all cores.</summary>
    /// <param name="others">What writes other tables at the same time.</param>
    public IReadOnlyList<TableFile> Finish(params IEnumerable<Func<TableFile>> others)
    {
        // The longest first.
        Func<TableFile>[] finishing =
        [
            _cleaned.Finish, _sessions.Finish, _events.Finish, _touchpoints.Finish, _journeys.Finish, _users.Finish,
            _conversions.Finish, _orders.Finish, _credits.Finish, .. others,
        ];
        var files = new ConcurrentBag<TableFile>();
        Parallel.ForEach(
            Partitioner.Create(finishing, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            finish => files.Add(finish()));
        var sessions = files.First(file => file.Table == SessionTable.Sessions);
        File.Copy(Path.Combine(_folder, sessions.Table.Path), Path.Combine(_folder, SessionTable.FactSessions.Path), overwrite: true);
        return [.. files, sessions with { Table = SessionTable.FactSessions }];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cleaned.Dispose();
        _sessions.Dispose();
        _journeys.Dispose();
        _users.Dispose();
        _conversions.Dispose();
        _orders.Dispose();
        _events.Dispose();
        _touchpoints.Dispose();
        _credits.Dispose();
    }

    /// <summary>A part of all tables that takes journeys, for one thread at a time.</summary>
    private sealed class Part
    {
        private readonly IReadOnlyDictionary<int, string> _fileNames;
        private readonly TableRows<CleanedEvent> _cleaned;
        private readonly TableRows<Session> _sessions;
        private readonly TableRows<Journey> _journeys;
        private readonly TableRows<Journey> _users;
        private readonly TableRows<Order> _conversions;
        private readonly TableRows<Order> _orders;
        private readonly TableRows<SessionEvent> _events;
        private readonly TableRows<Session> _touchpoints;
        private readonly TableRows<OrderCredit> _credits;

        public Part(JourneyTables tables)
        {
            _fileNames = tables._fileNames;
            _cleaned = tables._cleaned.Part();
            _sessions = tables._sessions.Part();
            _journeys = tables._journeys.Part();
            _users = tables._users.Part();
            _conversions = tables._conversions.Part();
            _orders = tables._orders.Part();
            _events = tables._events.Part();
            _touchpoints = tables._touchpoints.Part();
            _credits = tables._credits.Part();
        }

        /// <summary>Adds the rows of a journey.</summary>
        public void Add(Journey journey)
        {
            foreach (var item in journey.Events)
            {
                _cleaned.Add(new CleanedEvent(journey.UserId, journey.EventIds[item], item, _fileNames[item.Source.FileId]));
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
                    _events.Add(new SessionEvent(journey.EventIds[item], item, session));
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
    }
}
