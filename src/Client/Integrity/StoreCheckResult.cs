using System.Globalization;

namespace Puffy.Client.Integrity;

/// <summary>What a check of a store found.</summary>
/// <param name="Journeys">Journeys that were read.</param>
/// <param name="RefusedRows">Quarantined rows that were read.</param>
/// <param name="Damage">Everything that is damaged.</param>
/// <param name="Files">The files whose rows the store lacks for it.</param>
internal sealed record StoreCheckResult(long Journeys, long RefusedRows, IReadOnlyList<FoundDamage> Damage, IReadOnlyList<MissingRows> Files)
{
    /// <summary>Whether nothing is damaged and nothing is missing.</summary>
    public bool IsSound => Damage.Count == 0 && Files.Count == 0;
}

/// <summary>One place that is damaged.</summary>
/// <param name="What">What is damaged.</param>
/// <param name="Reason">How it shows.</param>
/// <param name="Shard">The shard whose page it is; null for anything else.</param>
internal sealed record FoundDamage(string What, string Reason, int? Shard);

/// <summary>A file of which the store lacks rows.</summary>
/// <param name="Id">Its number in the load ledger.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows are missing.</param>
/// <param name="Erased">Rows that are erased with their users: they are among the ranges too.</param>
/// <param name="Ranges">The rows that can't be found.</param>
internal sealed record MissingRows(int Id, string Name, long Rows, int Erased, IReadOnlyList<(int First, int Last)> Ranges)
{
    private const int MostRanges = 12;

    /// <summary>The rows, as a person reads them.</summary>
    public string RangesText =>
        string.Join(", ", Ranges.Take(MostRanges).Select(range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}–{range.Last}")))
        + (Ranges.Count > MostRanges ? " …" : string.Empty)
        + (Erased > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({Erased} of them erased)") : string.Empty);
}
