using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>Sums of a group, from which every metric follows. Sums of different users add up.</summary>
[GenerateSerializer, Alias("puffy.facts.GroupSums")]
public sealed class GroupSums
{
    /// <summary>Users.</summary>
    [Id(0)]
    public long Users { get; set; }

    /// <summary>Users whose first session is in the group.</summary>
    [Id(1)]
    public long NewUsers { get; set; }

    /// <summary>Sessions.</summary>
    [Id(2)]
    public long Sessions { get; set; }

    /// <summary>Events.</summary>
    [Id(3)]
    public long Events { get; set; }

    /// <summary>page_viewed events.</summary>
    [Id(4)]
    public long PageViews { get; set; }

    /// <summary>product_added_to_cart events.</summary>
    [Id(5)]
    public long AddToCarts { get; set; }

    /// <summary>checkout_started events.</summary>
    [Id(6)]
    public long CheckoutsStarted { get; set; }

    /// <summary>Sessions in which an order was placed.</summary>
    [Id(7)]
    public long Converted { get; set; }

    /// <summary>Sessions of one event.</summary>
    [Id(8)]
    public long Bounces { get; set; }

    /// <summary>Lengths of the sessions, in milliseconds.</summary>
    [Id(9)]
    public long Milliseconds { get; set; }

    /// <summary>Orders of any currency; with a model, a sum of weights.</summary>
    [Id(10)]
    public decimal Orders { get; set; }

    /// <summary>Those of them that are in the currency asked for.</summary>
    [Id(11)]
    public decimal Priced { get; set; }

    /// <summary>Their revenue.</summary>
    [Id(12)]
    public decimal Revenue { get; set; }

    /// <summary>Sum of the squares of these orders' revenue.</summary>
    [Id(13)]
    public decimal Squares { get; set; }

    /// <summary>How many sessions have each length in milliseconds; null where that was not asked for: there can be many groups.</summary>
    [Id(14)]
    public Dictionary<long, long>? Durations { get; set; }

    /// <summary>Adds the sums of other users.</summary>
    public void Add(GroupSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Users += other.Users;
        NewUsers += other.NewUsers;
        Sessions += other.Sessions;
        Events += other.Events;
        PageViews += other.PageViews;
        AddToCarts += other.AddToCarts;
        CheckoutsStarted += other.CheckoutsStarted;
        Converted += other.Converted;
        Bounces += other.Bounces;
        Milliseconds += other.Milliseconds;
        Orders += other.Orders;
        Priced += other.Priced;
        Revenue += other.Revenue;
        Squares += other.Squares;
        foreach (var (length, count) in other.Durations ?? [])
        {
            AddDuration(length, count);
        }
    }

    /// <summary>Adds sessions of a length.</summary>
    internal void AddDuration(long milliseconds, long sessions) =>
        CollectionsMarshal.GetValueRefOrAddDefault(Durations ??= [], milliseconds, out _) += sessions;
}
