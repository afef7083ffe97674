namespace Puffy.Collector.Mapping;

/// <summary>The mapper of each family of senders, under one table of mappings.</summary>
/// <param name="mappings">The table.</param>
internal sealed class EventMappers(EventMappings mappings)
{
    /// <summary>Segment's and RudderStack's SDKs.</summary>
    public SdkEventMapper Segment { get; } = new("segment", mappings.Segment);

    /// <summary>PostHog's SDKs.</summary>
    public SdkEventMapper Posthog { get; } = new("posthog", mappings.Posthog);

    /// <summary>A Shopify web pixel.</summary>
    public SdkEventMapper Shopify { get; } = new("shopify", mappings.Shopify);

    /// <summary>Rows with the columns of files.</summary>
    public RowMapper Rows { get; } = new();

    /// <summary>The mapper of a family; null where no family is called so.</summary>
    public IEventMapper? Of(string family) => new IEventMapper[] { Segment, Posthog, Shopify, Rows }.FirstOrDefault(mapper => mapper.Family == family);
}
