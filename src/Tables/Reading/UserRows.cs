using System.Collections;
using System.Runtime.InteropServices;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>A user's figures in a table, or the totals of the user's sessions.</summary>
internal record struct UserRow(DateTime FirstSeenAt, DateTime LastSeenAt, int Sessions, int Events, int Orders, decimal Revenue);

/// <summary>The rows of dim_user, and what the sessions of each user come to.</summary>
internal sealed class UserRows
{
    private readonly List<UserRow> _rows = [];
    private UserRow[] _ofSessions = [];
    private BitArray _travelled = new(0);
    private int[] _starts = [];
    private int[] _sessions = [];

    internal static Table Table => UserTables.Users;

    internal KeyIndex Index { get; } = new();

    internal int Count => _rows.Count;

    /// <summary>Users that have a row in user_journeys.</summary>
    internal int Journeys { get; private set; }

    /// <summary>Whether each session's user is in dim_user.</summary>
    internal Comparison SessionsResolve { get; } = new("references");

    /// <summary>Whether each user's row says what the user's sessions come to.</summary>
    internal Comparison Sums { get; } = new("users");

    /// <summary>Whether each user's row in user_journeys does.</summary>
    internal Comparison JourneySums { get; } = new("users");

    /// <summary>Whether each journey's user is in dim_user.</summary>
    internal Comparison JourneysResolve { get; } = new("references");

    /// <summary>The sessions of a user, as places in fct_sessions, in the order of time.</summary>
    internal ReadOnlySpan<int> SessionsOf(int user) => _sessions.AsSpan(_starts[user].._starts[user + 1]);

    internal void Read(WrittenTable table)
    {
        var (id, first, last, orders, revenue) =
            (table.Column("user_id"), table.Column("first_seen_at"), table.Column("last_seen_at"), table.Column("orders"), table.Column("revenue"));
        while (table.Read())
        {
            Index.Add(table.Key(id), _rows.Count);
            _rows.Add(new UserRow(table.Time(first), table.Time(last), 0, 0, (int)table.Number(orders), table.Decimal(revenue)));
        }
    }

    /// <summary>Gives each user its sessions.</summary>
    internal void Join(SessionRows sessions)
    {
        var rows = CollectionsMarshal.AsSpan(sessions.All);
        var users = new int[rows.Length];
        _starts = new int[Count + 1];
        for (var i = 0; i < rows.Length; i++)
        {
            users[i] = Index.Find(rows[i].User);
            SessionsResolve.Take(users[i] >= 0, $"fct_sessions, session {rows[i].Id}: its user is not in dim_user");
            if (users[i] >= 0)
            {
                _starts[users[i] + 1]++;
            }
        }

        for (var user = 0; user < Count; user++)
        {
            _starts[user + 1] += _starts[user];
        }

        var next = _starts.AsSpan(0, Count).ToArray();
        _sessions = new int[_starts[Count]];
        for (var i = 0; i < rows.Length; i++)
        {
            if (users[i] >= 0)
            {
                _sessions[next[users[i]]++] = i;
            }
        }

        _ofSessions = new UserRow[Count];
        _travelled = new BitArray(Count);
        for (var user = 0; user < Count; user++)
        {
            _sessions.AsSpan(_starts[user].._starts[user + 1]).Sort((x, y) => sessions.All[x].StartedAt.CompareTo(sessions.All[y].StartedAt));
            _ofSessions[user] = SumOf(SessionsOf(user), rows);
            var (written, sum) = (_rows[user], _ofSessions[user]);
            Sums.Take(
                (written.FirstSeenAt, written.LastSeenAt, written.Orders, written.Revenue) == (sum.FirstSeenAt, sum.LastSeenAt, sum.Orders, sum.Revenue),
                $"row {user + 1} of dim_user: {written.Orders} orders of {written.Revenue}, its sessions have {sum.Orders} of {sum.Revenue}");
        }
    }

    internal void ReadJourneys(WrittenTable table)
    {
        var (id, first, last, sessions) = (table.Column("user_id"), table.Column("first_seen_at"), table.Column("last_seen_at"), table.Column("sessions"));
        var (events, orders, revenue, touchpoints) = (table.Column("events"), table.Column("orders"), table.Column("revenue"), table.Column("touchpoints"));
        while (table.Read())
        {
            var user = Index.Find(table.Key(id));
            JourneysResolve.Take(user >= 0, $"user_journeys, row {table.Rows}: its user is not in dim_user");
            if (user < 0)
            {
                continue;
            }

            var written = new UserRow(
                table.Time(first), table.Time(last), (int)table.Number(sessions), (int)table.Number(events), (int)table.Number(orders), table.Decimal(revenue));
            if (!_travelled[user])
            {
                _travelled[user] = true;
                Journeys++;
            }

            var sum = _ofSessions[user];
            JourneySums.Take(
                written == sum && table.Number(touchpoints) == sum.Sessions,
                $"row {table.Rows} of user_journeys: {written.Sessions} sessions, {written.Events} events, revenue {written.Revenue}; counted {sum.Sessions}, {sum.Events}, {sum.Revenue}");
        }
    }

    private static UserRow SumOf(ReadOnlySpan<int> places, ReadOnlySpan<SessionRow> sessions)
    {
        var sum = default(UserRow);
        foreach (var place in places)
        {
            ref readonly var session = ref sessions[place];
            sum = new UserRow(
                sum.Sessions == 0 || session.StartedAt < sum.FirstSeenAt ? session.StartedAt : sum.FirstSeenAt,
                session.EndedAt > sum.LastSeenAt ? session.EndedAt : sum.LastSeenAt,
                sum.Sessions + 1,
                sum.Events + session.Events,
                sum.Orders + session.Orders,
                sum.Revenue + session.Revenue);
        }

        return sum;
    }
}
