using System.Runtime.InteropServices;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;

namespace Puffy.Tables.Reading;

/// <summary>Totals of sessions.csv and fct_events.csv by day.</summary>
internal sealed class SessionCounts
{
    /// <summary>Sessions, converted ones, and events of those of bots.</summary>
    internal Dictionary<DateOnly, DayActivity> Days { get; } = [];

    /// <summary>Rows of fct_events.csv.</summary>
    internal Dictionary<DateOnly, long> EventsByDay { get; } = [];

    /// <summary>Events that the sessions say they have.</summary>
    internal long EventsOfSessions { get; private set; }

    /// <summary>The order events that are in sessions.</summary>
    internal HashSet<(UInt128 User, UInt128 Event)> OrderEvents { get; } = [];

    internal void ReadEvents(WrittenTable table)
    {
        var (id, user, time, name) = (table.Column("event_id"), table.Column("user_id"), table.Column("timestamp"), table.Column("event_name"));
        while (table.Read())
        {
            var day = DateOnly.FromDateTime(table.Time(time));
            CollectionsMarshal.GetValueRefOrAddDefault(EventsByDay, day, out _)++;
            if (table.Text(name) == EventNames.CheckoutCompleted)
            {
                OrderEvents.Add((table.Key(user), table.Key(id)));
            }
        }
    }

    internal void ReadSessions(WrittenTable table)
    {
        var (time, events, converted, bot) = (table.Column("started_at"), table.Column("events"), table.Column("converted"), table.Column("is_bot"));
        while (table.Read())
        {
            var count = table.Number(events);
            EventsOfSessions += count;
            CollectionsMarshal.GetValueRefOrAddDefault(Days, DateOnly.FromDateTime(table.Time(time)), out _) += new DayActivity
            {
                Sessions = 1,
                ConvertedSessions = table.Flag(converted) ? 1 : 0,
                SessionEvents = count,
                BotEvents = table.Flag(bot) ? count : 0,
            };
        }
    }
}

/// <summary>What cleaned_events.csv comes to by day.</summary>
/// <param name="counted">The order events that count; null for all.</param>
/// <param name="orders">Revenue of the orders in the main currency, by user and time.</param>
/// <param name="main">The main currency.</param>
internal sealed class EventCounts(HashSet<(UInt128 User, UInt128 Event)>? counted, Dictionary<(UInt128 User, DateTime At), decimal> orders, Currency main)
{
    private readonly HashSet<(UInt128 User, DateOnly Day)> _users = [];
    private readonly Dictionary<string, List<Event>> _orderEvents = new(StringComparer.Ordinal);

    /// <summary>Events, users and empty columns.</summary>
    internal Dictionary<DateOnly, DayActivity> Days { get; } = [];

    /// <summary>Rows by source file.</summary>
    internal Dictionary<string, long> RowsByFile { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields inside event_data.</summary>
    internal FieldCollector Fields { get; } = new(main);

    /// <summary>Time of the newest event.</summary>
    internal DateTime? LastAt { get; private set; }

    /// <summary>Revenue of the order events.</summary>
    /// <param name="ofStore">The currency of orders that name none.</param>
    internal RevenueSource Revenue(Currency ofStore)
    {
        var audit = new RevenueAudit();
        foreach (var events in _orderEvents.Values)
        {
            events.Sort(EventOrder.Instance);
            audit.AddOrderEvents(events, ofStore);
        }

        return audit.Sources[0] with { Name = "bronze/cleaned_events.csv" };
    }

    internal void Read(WrittenTable table)
    {
        var (id, user, time, name) = (table.Column("event_id"), table.Column("user_id"), table.Column("timestamp"), table.Column("event_name"));
        var (page, referrer, data, agent) = (table.Column("page_url"), table.Column("referrer"), table.Column("event_data"), table.Column("user_agent"));
        var file = table.Column("source_file");
        while (table.Read())
        {
            var at = table.Time(time);
            var day = DateOnly.FromDateTime(at);
            LastAt = LastAt > at ? LastAt : at;
            CollectionsMarshal.GetValueRefOrAddDefault(RowsByFile, table.Text(file), out _)++;
            CollectionsMarshal.GetValueRefOrAddDefault(Days, day, out _) += DayActivity.OfEvent(
                EmptyColumns.OfEvent(table[page].IsEmpty, table[referrer].IsEmpty, table[data].IsEmpty, table[agent].IsEmpty),
                isNewUser: _users.Add((table.Key(user), day)),
                isBot: false);
            var isOrder = table.Text(name) == EventNames.CheckoutCompleted;
            Fields.Add(day, table.Text(name), table.Text(data), isOrder && orders.Remove((table.Key(user), at), out var revenue) ? revenue : null);
            if (isOrder && counted?.Contains((table.Key(user), table.Key(id))) != false)
            {
                var ofUser = CollectionsMarshal.GetValueRefOrAddDefault(_orderEvents, table.Text(user), out _) ??= [];
                var identity = EventIdentity.OfRow(
                    table[user], at, table[name], table[page], table[referrer], table[data], table[agent], table[id]);
                ofUser.Add(new Event(
                    identity, at, EventNames.CheckoutCompleted, table.Text(page), string.Empty, table.Text(data), string.Empty, default));
            }
        }
    }
}
