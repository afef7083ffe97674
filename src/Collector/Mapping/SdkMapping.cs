using System.Text.Json.Serialization;

namespace Puffy.Collector.Mapping;

/// <summary>What the events of one family of SDKs become.</summary>
public sealed record SdkMapping
{
    // Setters, as a generated reader of JSON gives every init property a value: null, where the file has none.

    /// <summary>The paths of each column, by its name.</summary>
    [JsonRequired]
    public required IReadOnlyDictionary<string, string[]> Fields { get; set; }

    /// <summary>When the sender sent the event, by its own clock; the envelope's counts before the event's own.</summary>
    public string[] SentAt { get; set; } = [];

    /// <summary>The name of the SDK.</summary>
    public string[] Library { get; set; } = [];

    /// <summary>Libraries that wait and send again after an answer 429; all others are answered 503.</summary>
    [JsonPropertyName("waits_on_429")]
    public string[] WaitsOn429 { get; set; } = [];

    /// <summary>An object of categories and whether the visitor allows each.</summary>
    public string[] Consent { get; set; } = [];

    /// <summary>Calls that have no event name of their own, or are not events.</summary>
    public CallMapping? Calls { get; set; }

    /// <summary>Calls that give an identity key.</summary>
    public IdentityMatch? Identity { get; set; }

    /// <summary>Words that mean no referrer.</summary>
    public string[] NoReferrer { get; set; } = [];

    /// <summary>Event names of the SDK and what they are called here; spelling apart, as <c>Product Added</c> and <c>product_added</c>.</summary>
    public IReadOnlyDictionary<string, string> Names { get; set; } = new Dictionary<string, string>();

    /// <summary>Other names stay as they are; else they are written in snake_case.</summary>
    public bool NamesAsTheyAre { get; set; }

    /// <summary>Other events whose names begin so are dropped.</summary>
    public string[] DroppedNames { get; set; } = [];

    /// <summary>Properties whose names begin so are left out of event_data.</summary>
    public string[] DroppedData { get; set; } = [];

    /// <summary>How an order is written into event_data.</summary>
    public OrderMapping? Order { get; set; }

    /// <summary>What replaces the event_data of an event with a checkout.</summary>
    public CheckoutMapping? Checkout { get; set; }
}

/// <summary>The calls of an SDK, such as track, page and identify.</summary>
/// <param name="Field">The path of the field that tells them.</param>
/// <param name="Names">The event names of calls that have none of their own.</param>
/// <param name="NoEvent">Calls that are not events.</param>
public sealed record CallMapping(string Field, IReadOnlyDictionary<string, string> Names, string[] NoEvent);

/// <summary>Calls that give an identity key.</summary>
/// <param name="Field">The path of the field that tells them.</param>
/// <param name="Values">Its values.</param>
/// <param name="Email">Where the e-mail address stands.</param>
public sealed record IdentityMatch(string Field, string[] Values, string[] Email);

/// <summary>How the properties of an order are written into event_data.</summary>
/// <param name="Names">Properties that get another name.</param>
/// <param name="Revenue">Where the revenue stands, by what the key says: <c>revenue</c> or <c>total</c>.</param>
public sealed record OrderMapping(IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string[]> Revenue);

/// <summary>What replaces the event_data of an event with a checkout: the data named here, and nothing else of it.</summary>
/// <param name="Field">The path of the checkout.</param>
/// <param name="Data">The paths of each value below it.</param>
public sealed record CheckoutMapping(string Field, IReadOnlyDictionary<string, string[]> Data);
