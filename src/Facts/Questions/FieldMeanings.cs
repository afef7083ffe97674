namespace Puffy.Facts.Questions;

/// <summary>What metrics and dimensions mean, in a phrase with the unit: for those who ask without this code at hand.</summary>
public static class FieldMeanings
{
    /// <summary>What a metric counts.</summary>
    public static string Meaning(this Metric metric) => metric switch
    {
        Metric.Users => "users with such a session (or event), counted exactly",
        Metric.NewUsers => "users whose first session is among those asked for",
        Metric.Sessions => "visits: events of a user with less than the session timeout between them",
        Metric.Events => "events",
        Metric.PageViews => "events named page_viewed",
        Metric.AddToCarts => "events named product_added_to_cart",
        Metric.CheckoutsStarted => "events named checkout_started",
        Metric.Orders => "orders placed in the sessions; with a model, orders credited to them, a fractional number",
        Metric.Revenue => "revenue of these orders in the main currency, as text",
        Metric.AverageOrderValue => "revenue per order, as text",
        Metric.ConversionRate => "share of the sessions in which an order was placed, 0 to 1",
        Metric.RevenuePerSession => "revenue per session, as text",
        Metric.BounceRate => "share of the sessions with one event, 0 to 1",
        Metric.AverageDurationSeconds => "mean time from a session's first event to its last, in seconds",
        Metric.MedianDurationSeconds => "median time from a session's first event to its last, in seconds",
        Metric.EventsPerSession => "events per session",
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "No such metric."),
    };

    /// <summary>What a dimension splits by.</summary>
    public static string Meaning(this Dimension dimension) => dimension switch
    {
        Dimension.Channel => "marketing channel that brought the session",
        Dimension.ChannelGroup => "group of channels",
        Dimension.Source => "source of the traffic, such as utm_source",
        Dimension.Medium => "medium, such as utm_medium",
        Dimension.Campaign => "campaign, such as utm_campaign",
        Dimension.ReferrerHost => "host of the referrer",
        Dimension.LandingPage => "path of the session's first page",
        Dimension.ExitPage => "path of the session's last page",
        Dimension.Device => "kind of device",
        Dimension.Os => "operating system",
        Dimension.Browser => "browser",
        Dimension.IsBot => "whether the session is a bot's: true or false",
        Dimension.IsBounce => "whether the session has one event: true or false",
        Dimension.Converted => "whether an order was placed in it: true or false",
        Dimension.Visitor => "new for a user's first session, else returning",
        Dimension.Hour => "hour of the session's start in the time zone, such as 2025-02-23T05:00:00-05:00",
        Dimension.Day => "day of the session's start, YYYY-MM-DD",
        Dimension.Week => "week of the session's start, by its Monday",
        Dimension.Month => "month of the session's start, by its first day",
        Dimension.Page => "path of an event's page; only users, sessions, events and page_views go with it",
        Dimension.EventName => "name of an event; only users, sessions, events and page_views go with it",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "No such dimension."),
    };
}
