using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Sessions;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Columns;

/// <summary>What questions ask of sessions: a row each, a user's rows side by side in the order of time.</summary>
internal sealed class SessionColumns
{
    private readonly TextColumn[] _texts = [.. DimensionNames.OfSessions.Select(_ => new TextColumn())];

    /// <summary>How many rows there are, those of replaced users included.</summary>
    public int Count => Users.Count;

    /// <summary>The number of the user; -1 once the user's rows are replaced.</summary>
    public List<int> Users { get; } = [];

    /// <summary>Start, in milliseconds since 1970, UTC.</summary>
    public List<long> StartedAt { get; } = [];

    /// <summary>Time from the first event to the last, in milliseconds.</summary>
    public List<long> Milliseconds { get; } = [];

    /// <summary>Number of events.</summary>
    public List<int> Events { get; } = [];

    /// <summary>Number of page_viewed events.</summary>
    public List<int> PageViews { get; } = [];

    /// <summary>Number of product_added_to_cart events.</summary>
    public List<int> AddToCarts { get; } = [];

    /// <summary>Number of checkout_started events.</summary>
    public List<int> CheckoutsStarted { get; } = [];

    /// <summary>The first row of the session's orders.</summary>
    public List<int> FirstOrder { get; } = [];

    /// <summary>Number of orders placed in the session.</summary>
    public List<int> Orders { get; } = [];

    /// <summary>The first row of what was done in the session; the last row is before that of the next session.</summary>
    public List<int> FirstAction { get; } = [];

    /// <summary>The first row of the session's events; there are as many as <see cref="Events"/> says.</summary>
    public List<int> FirstEvent { get; } = [];

    /// <summary>Whether it is the first session of its user.</summary>
    public List<bool> IsFirst { get; } = [];

    /// <summary>A dimension of sessions.</summary>
    public TextColumn this[Dimension dimension] => _texts[(int)dimension];

    /// <summary>The row after the last of what was done in a session.</summary>
    public int EndOfActions(int row, ActionColumns actions) => row + 1 < Count ? FirstAction[row + 1] : actions.Sessions.Count;

    /// <summary>Adds a session.</summary>
    public void Add(int user, Session session, int firstOrder, ActionColumns actions)
    {
        Users.Add(user);
        StartedAt.Add(new DateTimeOffset(session.StartedAt).ToUnixTimeMilliseconds());
        Milliseconds.Add((long)session.Duration.TotalMilliseconds);
        Events.Add(session.Events.Count);
        PageViews.Add(session.PageViews);
        AddToCarts.Add(session.AddsToCart);
        CheckoutsStarted.Add(session.CheckoutsStarted);
        FirstOrder.Add(firstOrder);
        Orders.Add(session.Orders);
        FirstAction.Add(actions.Sessions.Count);
        FirstEvent.Add(actions.EventKinds.Count);
        IsFirst.Add(session.Number == 1);
        foreach (var dimension in DimensionNames.OfSessions)
        {
            this[dimension].Add(TextOf(session, dimension));
        }
    }

    private static string TextOf(Session session, Dimension dimension) => dimension switch
    {
        Dimension.Channel => session.Channel.Name(),
        Dimension.ChannelGroup => session.Channel.Group(),
        Dimension.Source => session.Traffic.Source,
        Dimension.Medium => session.Traffic.Medium,
        Dimension.Campaign => session.Traffic.Campaign,
        Dimension.ReferrerHost => session.Traffic.ReferrerHost,
        Dimension.LandingPage => session.LandingPage,
        Dimension.ExitPage => session.ExitPage,
        Dimension.Device => session.Device.Kind.Name(),
        Dimension.Os => session.Device.Os,
        Dimension.Browser => session.Device.Browser,
        Dimension.IsBot => Flag(session.IsBot),
        Dimension.IsBounce => Flag(session.IsBounce),
        Dimension.Converted => Flag(session.Converted),
        Dimension.Visitor => session.Number == 1 ? "new" : "returning",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension of sessions."),
    };

    private static string Flag(bool value) => value ? "true" : "false";
}
