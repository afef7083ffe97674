using System.Runtime.InteropServices;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>What the events of a session come to.</summary>
internal record struct SessionEvents(int Events, int PageViews, int AddsToCart, int CheckoutsStarted, DateTime FirstAt, DateTime LastAt)
{
    /// <summary>The longest time between two events that follow one another.</summary>
    internal TimeSpan LongestGap { get; set; }
}

/// <summary>What the rows of fct_events come to, by session.</summary>
internal sealed class EventRows(SessionRows sessions)
{
    private static readonly (byte[] Name, int Kind)[] Kinds =
    [
        (Encoding.UTF8.GetBytes(EventNames.PageViewed), 1),
        (Encoding.UTF8.GetBytes(EventNames.AddedToCart), 2),
        (Encoding.UTF8.GetBytes(EventNames.CheckoutStarted), 3),
    ];

    private readonly SessionEvents[] _bySession = new SessionEvents[sessions.All.Count];

    internal static Table Table => EventTable.Events;

    /// <summary>All of them.</summary>
    internal EventSum Sum { get; } = new();

    /// <summary>Whether each event's session is in fct_sessions.</summary>
    internal Comparison Resolve { get; } = new("references");

    /// <summary>Whether each event has the user and channel of its session.</summary>
    internal Comparison Agree { get; } = new("rows");

    /// <summary>The events of a session.</summary>
    internal SessionEvents Of(int session) => _bySession[session];

    internal void Read(WrittenTable table)
    {
        var (id, session, user) = (table.Column("event_id"), table.Column("session_id"), table.Column("user_id"));
        var (time, name, channel) = (table.Column("timestamp"), table.Column("event_name"), table.Column("channel"));
        var rows = CollectionsMarshal.AsSpan(sessions.All);
        var times = new List<(int Session, DateTime At)>();
        while (table.Read())
        {
            Sum.Add(table[id], table[user], table[time], table[name]);
            var place = sessions.Index.Find(table.Key(session));
            Resolve.Take(place >= 0, $"fct_events, row {table.Rows}: its session is not in fct_sessions");
            if (place < 0)
            {
                continue;
            }

            ref readonly var row = ref rows[place];
            Agree.Take(
                row.User == table.Key(user) && row.Channel == Names.Channels.Read(table, channel),
                $"fct_events, row {table.Rows}: user or channel is not that of session {row.Id}");
            var at = table.Time(time);
            Count(ref _bySession[place], KindOf(table[name]), at);
            if (row.Events > 1)
            {
                times.Add((place, at));
            }
        }

        MeasureGaps(times);
    }

    private static void Count(ref SessionEvents sum, int kind, DateTime at) => sum = new SessionEvents(
        sum.Events + 1,
        sum.PageViews + (kind == 1 ? 1 : 0),
        sum.AddsToCart + (kind == 2 ? 1 : 0),
        sum.CheckoutsStarted + (kind == 3 ? 1 : 0),
        sum.Events == 0 || at < sum.FirstAt ? at : sum.FirstAt,
        at > sum.LastAt ? at : sum.LastAt);

    private void MeasureGaps(List<(int Session, DateTime At)> times)
    {
        times.Sort();
        for (var i = 1; i < times.Count; i++)
        {
            ref var sum = ref _bySession[times[i].Session];
            if (times[i - 1].Session == times[i].Session && times[i].At - times[i - 1].At > sum.LongestGap)
            {
                sum.LongestGap = times[i].At - times[i - 1].At;
            }
        }
    }

    private static int KindOf(ReadOnlySpan<byte> text)
    {
        foreach (var (name, kind) in Kinds)
        {
            if (text.SequenceEqual(name))
            {
                return kind;
            }
        }

        return 0;
    }
}
