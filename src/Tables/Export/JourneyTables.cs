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
    private readonly IReadOnlyList<string> _folders;
    private readonly CellForm _form;
    private readonly IReadOnlyList<IJourneyTable> _ofVisits;

    /// <summary>Of users, and of orders: tables whose rows depend on the person that a user is.</summary>
    private readonly PersonTables _ofUsers;
    private readonly PersonTables _ofOrders;
    private PersonIndex _persons = PersonIndex.Alone;

    /// <summary>Tables below folders.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="nameOfSource">The name of a file or live sender by its number.</param>
    /// <param name="form">The form of the cells.</param>
    /// <param name="bronze">Whether accepted events are written.</param>
    public JourneyTables(IReadOnlyList<string> folders, Func<int, string> nameOfSource, CellForm form, bool bronze = true)
    {
        _folders = folders;
        _nameOfSource = nameOfSource;
        _form = form;

        // The longest first: the last to be finished are the shortest.
        _ofVisits =
        [
            .. bronze ? (IJourneyTable[])[Table<CleanedEvent>(BronzeTables.CleanedEvents, AddCleanedEvents)] : [],
            Table<Session>(SessionTable.Sessions, AddSessions),
            Table<SessionEvent>(EventTable.Events, AddEvents),
            Table<Session>(TouchpointTable.Touchpoints, AddSessions),
            Table<Journey>(UserTables.Journeys, AddJourney),
        ];
        _ofUsers = new PersonTables([Table<PersonUser>(UserTables.Users, AddUser), Table<PersonUser>(PersonTable.Persons, AddUser)]);
        _ofOrders = new PersonTables([Table<PersonOrder>(OrderTables.Conversions, AddOrders), Table<PersonOrder>(OrderTables.Orders, AddOrders)]);
    }

    private IEnumerable<IJourneyTable> All => [.. _ofVisits, .. _ofUsers.Tables, .. _ofOrders.Tables];

    /// <summary>Takes the rows of journeys, for one thread at a time. Readers are asked for before any takes journeys.</summary>
    public JourneyRows NewReader() => new([.. _ofVisits.Select(table => table.Part())], _ofUsers.NewReader(), _ofOrders.NewReader());

    /// <summary>Adds the rows of users who have identity keys, which wait until all journeys were read and persons are known.</summary>
    /// <param name="persons">The persons of each folder.</param>
    public void AddOfPersons(params IReadOnlyList<PersonIndex> persons)
    {
        _ofUsers.AddWaiting(persons, be => _persons = be);
        _ofOrders.AddWaiting(persons, be => _persons = be);
    }

    /// <summary>Sorts and writes the tables, on all cores.</summary>
    /// <param name="others">What writes other tables at the same time.</param>
    /// <returns>The tables of all folders.</returns>
    public IReadOnlyList<TableFile> Finish(params IEnumerable<Func<IReadOnlyList<TableFile>>> others)
    {
        Func<IReadOnlyList<TableFile>>[] finishing = [.. All.Select(table => (Func<IReadOnlyList<TableFile>>)table.Finish), .. others];
        var files = new ConcurrentBag<IReadOnlyList<TableFile>>();
        var cores = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(finishing, EnumerablePartitionerOptions.NoBuffering), cores, finish => files.Add(finish()));
        Parallel.ForEach(_folders, cores, folder =>
        {
            using var written = File.OpenRead(Path.Combine(folder, SessionTable.Sessions.Path));
            WholeFile.Write(Path.Combine(folder, SessionTable.FactSessions.Path), written.CopyTo);
        });
        var sessions = files.Single(of => of[0].Table == SessionTable.Sessions).Select(file => file with { Table = SessionTable.FactSessions });
        return [.. files.SelectMany(of => of), .. sessions];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in All)
        {
            table.Dispose();
        }
    }

    private JourneyTable<TRow> Table<TRow>(Table<TRow> table, Action<Journey, Action<TRow>> rows) => new(table, _folders, _form, rows);

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
