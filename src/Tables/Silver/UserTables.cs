using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Journeys;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>Users: what they did and who they are.</summary>
internal static class UserTables
{
    /// <summary>What each user did.</summary>
    public static Table<Journey> Journeys { get; } = new(
        "silver/user_journeys.csv",
        "a user with at least one session",
        TableKind.Aggregate,
        KeyColumns: 1,
        (key, journey) => key.Text(journey.UserId),
        [
            new("user_id", ColumnType.Text, "the user", (write, journey) => write.Text(journey.UserId), "dim_user"),
            new("first_seen_at", ColumnType.Time, "time of the first event, UTC", (write, journey) => write.Time(journey.FirstSeenAt)),
            new("last_seen_at", ColumnType.Time, "time of the last event, UTC", (write, journey) => write.Time(journey.LastSeenAt)),
            new("sessions", ColumnType.Number, "number of sessions", (write, journey) => write.Number(journey.Sessions.Count)),
            new("events", ColumnType.Number, "number of events in them", (write, journey) => write.Number(journey.Sessions.Sum(session => session.Events.Count))),
            new("orders", ColumnType.Number, "number of orders", (write, journey) => write.Number(journey.Orders.Count)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, journey) => write.Money(journey.Revenue)),
            new("touchpoints", ColumnType.Number, "number of touchpoints: each session's start is one", (write, journey) => write.Number(journey.Sessions.Count)),
            new("path", ColumnType.Text, "channels of the touchpoints in their order", (write, journey) => write.Text(journey.Path)),
            new("first_channel", ColumnType.Text, "channel of the first session", (write, journey) => write.Text(journey.Sessions[0].Channel.Name())),
            new("last_channel", ColumnType.Text, "channel of the last session", (write, journey) => write.Text(journey.Sessions[^1].Channel.Name())),
            new("minutes_to_first_order", ColumnType.Duration, "from the first event to the first order; empty without one", (write, journey) => write.Duration(MinutesToFirstOrder(journey))),
            new("converted", ColumnType.Flag, "whether there is an order", (write, journey) => write.Flag(journey.Orders.Count > 0)),
        ]);

    /// <summary>Who each user is.</summary>
    internal static Table<PersonUser> Users { get; } = new(
        "silver/dim_user.csv",
        "a user with at least one session",
        TableKind.Dimension,
        KeyColumns: 1,
        (key, row) => key.Text(row.Journey.UserId),
        [
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Journey.UserId)),
            new("first_seen_at", ColumnType.Time, "time of the first event, UTC", (write, row) => write.Time(row.Journey.FirstSeenAt)),
            new("last_seen_at", ColumnType.Time, "time of the last event, UTC", (write, row) => write.Time(row.Journey.LastSeenAt)),
            new("device", ColumnType.Text, "kind of device of the first session", (write, row) => write.Text(row.Journey.Sessions[0].Device.Kind.Name())),
            new("os", ColumnType.Text, "operating system of the first session", (write, row) => write.Text(row.Journey.Sessions[0].Device.Os)),
            new("browser", ColumnType.Text, "browser of the first session", (write, row) => write.Text(row.Journey.Sessions[0].Device.Browser)),
            new("email_hash", ColumnType.Text, "hash of the first e-mail address left, as in privacy.md; empty without one", (write, row) => write.Text(row.Journey.FirstEmailHash)),
            new("first_channel", ColumnType.Text, "channel of the first session", (write, row) => write.Text(row.Journey.Sessions[0].Channel.Name())),
            new("is_bot", ColumnType.Flag, "whether any session is a bot's", (write, row) => write.Flag(row.Journey.Sessions.Any(session => session.IsBot))),
            new("orders", ColumnType.Number, "number of orders", (write, row) => write.Number(row.Journey.Orders.Count)),
            new("revenue", ColumnType.Money, "revenue of those in the main currency", (write, row) => write.Money(row.Journey.Revenue)),
            new("person_id", ColumnType.Text, "the person that the user is: the smallest id of its users", (write, row) => write.Text(row.PersonId)),
        ]);

    private static decimal? MinutesToFirstOrder(Journey journey) => journey.Orders.Count == 0
        ? null
        : OrderTables.Minutes(journey.Orders[0].OrderedAt - journey.FirstSeenAt);
}
