using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Quality;

/// <summary>A file, or all that came live under a key, with what was found about it.</summary>
/// <param name="Id">Its first number in the load ledger.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Findings">The findings.</param>
public sealed record IntakeFile(int Id, string Name, long Rows, IReadOnlyList<Finding> Findings)
{
    /// <summary>Its numbers in the load ledger: of a file one, of a live key one an hour and silo.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [Id];
}

/// <summary>How much something that was found touches.</summary>
/// <param name="Rows">Rows that it touches.</param>
/// <param name="Revenue">Revenue of the orders among them; null where it is not known.</param>
/// <param name="RevenueShare">That revenue as a share of all; null where it is not known, or without revenue.</param>
public readonly record struct FindingWeight(long Rows, decimal? Revenue, decimal? RevenueShare) : IComparable<FindingWeight>
{
    /// <summary>More revenue weighs more; of equal revenue more rows do.</summary>
    public int CompareTo(FindingWeight other)
    {
        var byRevenue = (RevenueShare ?? 0).CompareTo(other.RevenueShare ?? 0);
        return byRevenue == 0 ? Rows.CompareTo(other.Rows) : byRevenue;
    }

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <(FindingWeight left, FindingWeight right) => left.CompareTo(right) < 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >(FindingWeight left, FindingWeight right) => left.CompareTo(right) > 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator <=(FindingWeight left, FindingWeight right) => left.CompareTo(right) <= 0;

    /// <summary>See <see cref="CompareTo"/>.</summary>
    public static bool operator >=(FindingWeight left, FindingWeight right) => left.CompareTo(right) >= 0;
}

/// <summary>A finding about a file, weighed.</summary>
/// <param name="File">The file.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Weight">What it touches.</param>
public sealed record WeighedFinding(IntakeFile File, Finding Finding, FindingWeight Weight);

/// <summary>All findings of a kind, weighed.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many there are, as in run.json.</param>
/// <param name="Weight">What they touch together.</param>
public sealed record WeighedKind(string Kind, long Count, FindingWeight Weight);
