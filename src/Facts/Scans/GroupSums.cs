namespace Puffy.Facts.Scans;

/// <summary>Sums of one group, from which every metric follows; those that were not asked for are 0.</summary>
public sealed class GroupSums
{
    /// <summary>Users.</summary>
    public long Users { get; set; }

    /// <summary>Users whose first session is in the group.</summary>
    public long NewUsers { get; set; }

    /// <summary>Sessions.</summary>
    public long Sessions { get; set; }

    /// <summary>Events.</summary>
    public long Events { get; set; }

    /// <summary>page_viewed events.</summary>
    public long PageViews { get; set; }

    /// <summary>product_added_to_cart events.</summary>
    public long AddToCarts { get; set; }

    /// <summary>checkout_started events.</summary>
    public long CheckoutsStarted { get; set; }

    /// <summary>Sessions in which an order was placed.</summary>
    public long Converted { get; set; }

    /// <summary>Sessions of one event.</summary>
    public long Bounces { get; set; }

    /// <summary>Lengths of the sessions, in milliseconds.</summary>
    public long Milliseconds { get; set; }

    /// <summary>Orders of any currency; with a model, a sum of weights.</summary>
    public decimal Orders { get; set; }

    /// <summary>Those of them that are in the currency asked for.</summary>
    public decimal Priced { get; set; }

    /// <summary>Their revenue.</summary>
    public decimal Revenue { get; set; }

    /// <summary>Sum of the squares of these orders' revenue.</summary>
    public decimal Squares { get; set; }

    /// <summary>How many sessions have each length in milliseconds.</summary>
    public ArraySegment<LengthCount> Durations { get; set; } = ArraySegment<LengthCount>.Empty;
}
