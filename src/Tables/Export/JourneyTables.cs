using System.Collections.Concurrent;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Sessions;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Export;

/// <summary>The tables that have rows of each journey.</summary>
internal sealed class JourneyTables : IDisposable
{
    private readonly Func<int, string> _nameOfSource;
    private readonly string _folder;
    private readonly CellForm _form;
    private readonly IReadOnlyList<IJourneyTable> _tables;

    /// <summary>Tables whose rows depend on the person that a user is.</summary>
    private readonly IReadOnlyList<IJourneyTable> _ofPersons;
    private readonly ConcurrentBag<Journey> _withKeys = [];
    private IReadOnlyList<Action<Journey>> _partsOfPersons = [];
    private PersonIndex _persons = PersonIndex.Alone;

    /// <summary>Tables below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="nameOfSource">The name of a file or live sender by its number.</param>
    /// <param name="form">The form of the cells.</param>
    /// <param name="bronze">Whether accepted events are written.</param>
    public JourneyTables(string folder, Func<int, string> nameOfSource, CellForm form, bool bronze = true)
    {
        _folder = folder;
        _nameOfSource = nameOfSource;
        _form = form;

        // The longest first: the last to be finished are the shortest.
        _tables =
        [
            .. bronze ? (IJourneyTable[])[Table<CleanedEvent>(BronzeTables.CleanedEvents, AddCleanedEvents)] : [],
            Table<Session>(SessionTable.Sessions, AddSessions),
            Table<SessionEvent>(EventTable.Events, AddEvents),
            Table<Session>(TouchpointTable.Touchpoints, AddSessions),
            Table<Journey>(UserTables.Journeys, AddJourney),
        ];
        _ofPersons =
        [
            Table<PersonUser>(UserTables.Users, AddUser),
            Table<PersonUser>(PersonTable.Persons, AddUser),
            Table<PersonOrder>(OrderTables.Conversions, AddOrders),
            Table<PersonOrder>(OrderTables.Orders, AddOrders),
        ];
    }

    /// <summary>A reader of journeys, which adds their rows, for one thread at a time. Readers are asked for before any takes journeys.</summary>
    /// <param name="further">Further work on each journey.</param>
    public Action<Journey> NewReader(Action<Journey> further)
    {
        Action<Journey>[] ofAll = [further, .. _tables.Select(table => table.Part())];
        Action<Journey>[] ofPersons = [.. _ofPersons.Select(table => table.Part())];
        if (_partsOfPersons.Count == 0)
        {
            _partsOfPersons = [.. _ofPersons.Select(table => table.Part())];
        }

        return journey =>
        {
            Array.ForEach(ofAll, each => each(journey));
            if (journey.IdentityKeys.Count == 0)
            {
                Array.ForEach(ofPersons, each => each(journey));
            }
            else
            {
                _withKeys.Add(journey);
            }
        };
    }

    /// <summary>Adds the rows of users who have identity keys, which wait until all journeys were read and persons are known.</summary>
    public void AddOfPersons(PersonIndex persons)
    {
        _persons = persons;
        foreach (var journey in _withKeys)
        {
            foreach (var add in _partsOfPersons)
            {
                add(journey);
            }
        }
    }

    /// <summary>Sorts and writes the tables, on all cores.</summary>
    /// <param name="others">What writes other tables at the same time.</param>
    public IReadOnlyList<TableFile> Finish(params IEnumerable<Func<TableFile>> others)
    {
        Func<TableFile>[] finishing = [.. _tables.Concat(_ofPersons).Select(table => (Func<TableFile>)table.Finish), .. others];
        var files = new ConcurrentBag<TableFile>();
        Parallel.ForEach(
            Partitioner.Create(finishing, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            finish => files.Add(finish()));
        var sessions = files.First(file => file.Table == SessionTable.Sessions);
        using var written = File.OpenRead(Path.Combine(_folder, sessions.Table.Path));
        WholeFile.Write(Path.Combine(_folder, SessionTable.FactSessions.Path), written.CopyTo);
        return [.. files, sessions with { Table = SessionTable.FactSessions }];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in _tables.Concat(_ofPersons))
        {
            table.Dispose();
        }
    }

    private JourneyTable<TRow> Table<TRow>(Table<TRow> table, Action<Journey, Action<TRow>> rows) => new(table, _folder, _form, rows);

    private void AddCleanedEvents(Journey journey, Action<CleanedEvent> add)
    {
        foreach (var item in journey.Events)
        {
            add(new CleanedEvent(journey.UserId, journey.EventIds[item], item, _nameOfSource(item.Source.SourceId)));
        }
    }

    /// <summary>Users all of whose events were left out with the bots have no row.</summary>
    private static void AddJourney(Journey journey, Action<Journey> add)
    {
        if (journey.Sessions.Count > 0)
        {
            add(journey);
        }
    }

    private static void AddSessions(Journey journey, Action<Session> add)
    {
        foreach (var session in journey.Sessions)
        {
            add(session);
        }
    }

    private static void AddEvents(Journey journey, Action<SessionEvent> add)
    {
        foreach (var session in journey.Sessions)
        {
            foreach (var item in session.Events)
            {
                add(new SessionEvent(journey.EventIds[item], item, session));
            }
        }
    }

    private void AddUser(Journey journey, Action<PersonUser> add) =>
        AddJourney(journey, user => add(new PersonUser(user, _persons.IdOf(user.UserId))));

    private void AddOrders(Journey journey, Action<PersonOrder> add)
    {
        foreach (var order in journey.Orders)
        {
            add(new PersonOrder(order, _persons.Of(order.Attributed), _persons.IdOf(order.UserId)));
        }
    }
}
