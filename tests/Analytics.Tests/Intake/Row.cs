using System.Text;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

/// <summary>A row with nothing wrong, to be spoiled field by field.</summary>
internal sealed record Row
{
    public static readonly SourceRow Source = new(7, 42);

    public string UserId { get; init; } = "u1";

    public string Timestamp { get; init; } = "2025-03-04T05:06:07.089Z";

    public string EventName { get; init; } = "page_viewed";

    public string PageUrl { get; init; } = "https://shop.test/";

    public string Referrer { get; init; } = "https://news.test/";

    public string EventData { get; init; } = "{\"a\":1}";

    public string UserAgent { get; init; } = "Agent/1";

    public string EventId { get; init; } = "";

    public int LongestField { get; init; }

    public static Row Order(string data) => new() { EventName = "checkout_completed", EventData = data };

    /// <summary>The refusal, or the accepted event.</summary>
    public (Refusal? Refusal, AcceptedRow Accepted) Judged(DateTime? asOf = null)
    {
        var row = new RawRow
        {
            UserId = Bytes(UserId),
            Timestamp = Bytes(Timestamp),
            EventName = Bytes(EventName),
            PageUrl = Bytes(PageUrl),
            Referrer = Bytes(Referrer),
            EventData = Bytes(EventData),
            UserAgent = Bytes(UserAgent),
            EventId = Bytes(EventId),
            LongestField = LongestField,
        };
        var refusal = new RowValidator(asOf).Judge(row, Source, out var accepted);
        return (refusal, accepted);
    }

    /// <summary>The accepted event; fails where the row is refused.</summary>
    public Event Event(DateTime? asOf = null)
    {
        var (refusal, accepted) = Judged(asOf);
        Assert.Null(refusal);
        return accepted.Event;
    }

    /// <summary>The refusal; fails where the row is accepted.</summary>
    public Refusal Refusal(DateTime? asOf = null)
    {
        var (refusal, _) = Judged(asOf);
        return Assert.IsType<Refusal>(refusal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
