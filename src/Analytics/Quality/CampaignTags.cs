using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Quality;

/// <summary>How sessions carry one campaign tag, such as utm_source. Not safe for concurrent use.</summary>
public sealed class TagUse
{
    /// <summary>Sessions that have the tag.</summary>
    public long Sessions { get; private set; }

    /// <summary>Values whose meaning is lost: pseudonyms that the rules' vocabulary does not know, by their sessions.</summary>
    public ValueCounts Opaque { get; } = new();

    internal void Add(string value, bool isOpaque)
    {
        Sessions += value.Length > 0 ? 1 : 0;
        if (isOpaque)
        {
            Opaque.Add(value);
        }
    }

    internal void Merge(TagUse other)
    {
        Sessions += other.Sessions;
        Opaque.Merge(other.Opaque);
    }
}

/// <summary>What sessions say of their campaigns, and how much of it can be read. Not safe for concurrent use.</summary>
public sealed class CampaignTags
{
    /// <summary>utm_source.</summary>
    public TagUse Source { get; } = new();

    /// <summary>utm_medium.</summary>
    public TagUse Medium { get; } = new();

    /// <summary>utm_campaign, whose values are the shop's own: no rule depends on them.</summary>
    public TagUse Campaign { get; } = new();

    /// <summary>Sessions with any of the three tags.</summary>
    public long Tagged { get; private set; }

    /// <summary>Sessions whose source or medium is opaque.</summary>
    public long Opaque { get; private set; }

    /// <summary>Sessions with tags that no rule knows, whose channel is Unassigned, by <c>source / medium / campaign</c>.</summary>
    public ValueCounts Unparsed { get; } = new();

    /// <summary>Counts a session.</summary>
    /// <param name="traffic">Where it came from.</param>
    /// <param name="pseudonyms">The pseudonyms that the rules can resolve.</param>
    public void Add(TrafficSource traffic, TagPseudonyms pseudonyms)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        ArgumentNullException.ThrowIfNull(pseudonyms);
        if (traffic.Source.Length + traffic.Medium.Length + traffic.Campaign.Length == 0)
        {
            return;
        }

        Tagged++;
        var (source, medium) = (pseudonyms.IsOpaque(traffic.Source), pseudonyms.IsOpaque(traffic.Medium));
        Opaque += source || medium ? 1 : 0;
        Source.Add(traffic.Source, source);
        Medium.Add(traffic.Medium, medium);
        Campaign.Add(traffic.Campaign, pseudonyms.IsOpaque(traffic.Campaign));
        if (traffic.Channel == Channel.Unassigned)
        {
            Unparsed.Add(string.Join(" / ", new[] { traffic.Source, traffic.Medium, traffic.Campaign }.Select(tag => tag.Length > 0 ? tag : "–")));
        }
    }

    /// <summary>Adds other sessions.</summary>
    public void Merge(CampaignTags other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Tagged += other.Tagged;
        Opaque += other.Opaque;
        Source.Merge(other.Source);
        Medium.Merge(other.Medium);
        Campaign.Merge(other.Campaign);
        Unparsed.Merge(other.Unparsed);
    }
}
