using System.Collections;
using System.Runtime.InteropServices;
using Puffy.Analytics.Channels;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>A touchpoint of a user with orders.</summary>
internal sealed record TouchpointRow(UInt128 Key, UInt128 User, UInt128 Session, DateTime TouchedAt, Channel Channel, long Position);

/// <summary>The rows of fct_touchpoints; those of users without orders are compared with their sessions and not kept.</summary>
internal sealed class TouchpointRows(SessionRows sessions, OrderRows orders, PersonRows persons)
{
    private readonly Dictionary<UInt128, List<TouchpointRow>> _ofBuyers = orders.All.SelectMany(order => persons.Of(order.User)).Distinct().ToDictionary(user => user, _ => new List<TouchpointRow>());
    private readonly BitArray _touched = new(sessions.All.Count);

    internal static Table Table => TouchpointTable.Touchpoints;

    /// <summary>Whether each touchpoint's session is in fct_sessions.</summary>
    internal Comparison Resolve { get; } = new("references");

    /// <summary>Whether each touchpoint is the start of its session: its time, user, channel and number.</summary>
    internal Comparison Agree { get; } = new("touchpoints");

    /// <summary>Touchpoints of users with orders, by key; of those with one key, the first.</summary>
    internal Dictionary<UInt128, TouchpointRow> ByKey { get; } = [];

    /// <summary>Sessions that have a touchpoint.</summary>
    internal long SessionsTouched { get; private set; }

    /// <summary>The touchpoints of a person with orders, by time, then by user id.</summary>
    /// <param name="user">Any user of the person.</param>
    internal IReadOnlyList<TouchpointRow> Of(UInt128 user) => persons.Of(user) is { Count: > 1 } users
        ? [.. users.SelectMany(OfUser).OrderBy(touchpoint => touchpoint.TouchedAt)]
        : OfUser(user);

    private IReadOnlyList<TouchpointRow> OfUser(UInt128 user) => _ofBuyers.TryGetValue(user, out var rows) ? rows : [];

    internal void Read(WrittenTable table)
    {
        var (id, user, session, touched) = (table.Column("touchpoint_id"), table.Column("user_id"), table.Column("session_id"), table.Column("touched_at"));
        var (position, channel) = (table.Column("position"), table.Column("channel"));
        var rows = CollectionsMarshal.AsSpan(sessions.All);
        while (table.Read())
        {
            var (ofUser, ofSession) = (table.Key(user), table.Key(session));
            if (_ofBuyers.TryGetValue(ofUser, out var touchpoints))
            {
                var row = new TouchpointRow(
                    table.Key(id), ofUser, ofSession, table.Time(touched), Names.Channels.Read(table, channel), table.Number(position));
                touchpoints.Add(row);
                ByKey.TryAdd(row.Key, row);
            }

            var place = sessions.Index.Find(ofSession);
            Resolve.Take(place >= 0, $"fct_touchpoints, row {table.Rows}: its session is not in fct_sessions");
            if (place < 0)
            {
                continue;
            }

            ref readonly var start = ref rows[place];
            Agree.Take(
                ofUser == start.User && table.Time(touched) == start.StartedAt && table.Number(position) == start.Number && Names.Channels.Read(table, channel) == start.Channel,
                $"fct_touchpoints, row {table.Rows}: not the start of session {start.Id}");
            if (!_touched[place])
            {
                _touched[place] = true;
                SessionsTouched++;
            }
        }

        foreach (var touchpoints in _ofBuyers.Values)
        {
            touchpoints.Sort((x, y) => x.TouchedAt.CompareTo(y.TouchedAt));
        }
    }
}
