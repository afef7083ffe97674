namespace Puffy.Sample.Tests;

/// <summary>A row of a file, by the names of its columns; <c>clientId</c> is read as <c>client_id</c>.</summary>
internal sealed record SampleRow(DateOnly FileDay, IReadOnlyDictionary<string, string> Values)
{
    public string User => Values["client_id"];

    public string Url => Values["page_url"];

    public string Referrer => Values["referrer"];

    public string Timestamp => Values["timestamp"];

    public string Event => Values["event_name"];

    public string Data => Values["event_data"];

    public string UserAgent => Values["user_agent"];

    public bool IsOrder => Event == "checkout_completed";

    /// <summary>The whole content, for comparing rows.</summary>
    public string Content => string.Join('\u001f', User, Url, Referrer, Timestamp, Event, Data, UserAgent);
}
