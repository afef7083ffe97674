using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Sessions;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Columns;

/// <summary>What questions ask of sessions: a row each, a user's rows side by side in the order of time.</summary>
/// <param name="rows">About how many rows will come; room is made for them at once.</param>
internal sealed class SessionColumns(int rows)
{
    private readonly TextColumn[] _texts = [.. DimensionNames.OfSessions.Select(_ => new TextColumn(rows))];

    /// <summary>How many rows there are, those of replaced users included.</summary>
    public int Count => Users.Count;

    /// <summary>The number of the user; -1 once the user's rows are replaced.</summary>
    public FactColumn<int> Users { get; } = new(rows);

    /// <summary>Start, in milliseconds since 1970, UTC.</summary>
    public FactColumn<long> StartedAt { get; } = new(rows);

    /// <summary>Time from the first event to the last, in milliseconds.</summary>
    public FactColumn<long> Milliseconds { get; } = new(rows);

    /// <summary>Number of events.</summary>
    public FactColumn<int> Events { get; } = new(rows);

    /// <summary>Number of page_viewed events.</summary>
    public FactColumn<int> PageViews { get; } = new(rows);

    /// <summary>Number of product_added_to_cart events.</summary>
    public FactColumn<int> AddToCarts { get; } = new(rows);

    /// <summary>Number of checkout_started events.</summary>
    public FactColumn<int> CheckoutsStarted { get; } = new(rows);

    /// <summary>The first row of the session's orders.</summary>
    public FactColumn<int> FirstOrder { get; } = new(rows);

    /// <summary>Number of orders placed in the session.</summary>
    public FactColumn<int> Orders { get; } = new(rows);

    /// <summary>The first row of what was done in the session; the last row is before that of the next session.</summary>
    public FactColumn<int> FirstAction { get; } = new(rows);

    /// <summary>The first row of the session's events; there are as many as <see cref="Events"/> says.</summary>
    public FactColumn<int> FirstEvent { get; } = new(rows);

    /// <summary>Whether it is the first session of its user.</summary>
    public FactColumn<bool> IsFirst { get; } = new(rows);

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
        this[Dimension.Channel].Add(session.Channel.Name());
        this[Dimension.ChannelGroup].Add(session.Channel.Group());
        this[Dimension.Source].Add(session.Traffic.Source);
        this[Dimension.Medium].Add(session.Traffic.Medium);
        this[Dimension.Campaign].Add(session.Traffic.Campaign);
        this[Dimension.ReferrerHost].Add(session.Traffic.ReferrerHost);
        this[Dimension.LandingPage].Add(PageUrl.WithoutQuery(session.LandingUrl.AsSpan()));
        this[Dimension.ExitPage].Add(PageUrl.WithoutQuery(session.Events[^1].PageUrl.AsSpan()));
        this[Dimension.Device].Add(session.Device.Kind.Name());
        this[Dimension.Os].Add(session.Device.Os);
        this[Dimension.Browser].Add(session.Device.Browser);
        this[Dimension.IsBot].Add(Flag(session.IsBot));
        this[Dimension.IsBounce].Add(Flag(session.IsBounce));
        this[Dimension.Converted].Add(Flag(session.Converted));
        this[Dimension.Visitor].Add(session.Number == 1 ? "new" : "returning");
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
