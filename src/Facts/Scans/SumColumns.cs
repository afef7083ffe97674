using System.Numerics;
using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>The sums of groups, a column for each sum that was asked for.</summary>
[GenerateSerializer, Immutable, Alias("puffy.facts.SumColumns")]
public sealed class SumColumns
{
    /// <summary>How many of <see cref="Scans.Sums"/> are counts.</summary>
    internal const int CountKinds = 10;

    [Id(0)]
    private readonly long[][] _counts;

    [Id(1)]
    private readonly SalesSum[] _sales;

    internal SumColumns(Sums asked, long[][] counts, SalesSum[] sales, LengthsByGroup? lengths)
    {
        (Asked, _counts, _sales, Lengths) = (asked, counts, sales, lengths);
    }

    /// <summary>Which sums there are.</summary>
    [Id(2)]
    public Sums Asked { get; }

    /// <summary>The lengths of the groups' sessions; null where they were not asked for.</summary>
    [Id(3)]
    public LengthsByGroup? Lengths { get; }

    /// <summary>The sums of the same groups in several parts of the users, which add up.</summary>
    /// <param name="parts">The sums of each part.</param>
    /// <param name="groups">For each part, and each group that it has, the number of the group in the sum.</param>
    /// <param name="count">How many groups there are in the sum.</param>
    internal static SumColumns Add(IReadOnlyList<SumColumns> parts, IReadOnlyList<int[]> groups, int count)
    {
        var asked = parts.Aggregate(Sums.None, (all, part) => all | part.Asked);
        var counts = new long[CountKinds][];
        for (var kind = 0; kind < counts.Length; kind++)
        {
            counts[kind] = new long[asked.HasFlag((Sums)(1 << kind)) ? count : 0];
        }

        var sales = new SalesSum[asked.HasFlag(Sums.Sales) ? count : 0];
        for (var part = 0; part < parts.Count; part++)
        {
            var own = groups[part];
            for (var kind = 0; kind < counts.Length; kind++)
            {
                var (from, to) = (parts[part]._counts[kind], counts[kind]);
                for (var i = 0; i < from.Length; i++)
                {
                    to[own[i]] += from[i];
                }
            }

            for (var i = 0; i < parts[part]._sales.Length; i++)
            {
                sales[own[i]] += parts[part]._sales[i];
            }
        }

        return new SumColumns(asked, counts, sales, asked.HasFlag(Sums.Durations) ? Join(parts, groups, count) : null);
    }

    /// <summary>Reads the sums of a group.</summary>
    internal void Read(int group, GroupSums into)
    {
        into.Users = Count(Sums.Users, group);
        into.NewUsers = Count(Sums.NewUsers, group);
        into.Sessions = Count(Sums.Sessions, group);
        into.Events = Count(Sums.Events, group);
        into.PageViews = Count(Sums.PageViews, group);
        into.AddToCarts = Count(Sums.AddToCarts, group);
        into.CheckoutsStarted = Count(Sums.CheckoutsStarted, group);
        into.Converted = Count(Sums.Converted, group);
        into.Bounces = Count(Sums.Bounces, group);
        into.Milliseconds = Count(Sums.Milliseconds, group);
        if (_sales.Length > 0)
        {
            (into.Orders, into.Priced, into.Revenue, into.Squares) = _sales[group];
        }

        if (Lengths is { } lengths)
        {
            into.Durations = lengths[group];
        }
    }

    private static LengthsByGroup Join(IReadOnlyList<SumColumns> parts, IReadOnlyList<int[]> groups, int count)
    {
        var (owners, cells) = (new List<int>(), new List<LengthCount>());
        for (var part = 0; part < parts.Count; part++)
        {
            var lengths = parts[part].Lengths!;
            for (var i = 0; i < groups[part].Length; i++)
            {
                var own = lengths[i];
                cells.AddRange(own);
                CollectionsMarshal.SetCount(owners, cells.Count);
                CollectionsMarshal.AsSpan(owners)[^own.Count..].Fill(groups[part][i]);
            }
        }

        return LengthsByGroup.From(CollectionsMarshal.AsSpan(owners), CollectionsMarshal.AsSpan(cells), count);
    }

    private long Count(Sums kind, int group) => _counts[BitOperations.Log2((uint)kind)] is { Length: > 0 } counts ? counts[group] : 0;
}
