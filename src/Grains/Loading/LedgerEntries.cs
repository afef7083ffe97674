using System.Collections.Immutable;

namespace Puffy.Grains.Loading;

/// <summary>All that the load ledger holds, as of one moment. Numbers run from 1 over both lists without a gap.</summary>
/// <param name="Files">Every file, in the order of loading.</param>
/// <param name="Live">Every live sender, in the order of their first events.</param>
[GenerateSerializer, Immutable, Alias("puffy.LedgerEntries")]
public sealed record LedgerEntries(ImmutableArray<LoadedFile> Files, ImmutableArray<LiveSource> Live)
{
    /// <summary>The name of each source by its number: of a file its own, of a live sender key, hour and silo.</summary>
    public IReadOnlyDictionary<int, string> Names() => Files.Select(file => KeyValuePair.Create(file.Id, file.Name))
        .Concat(Live.Select(live => KeyValuePair.Create(live.Id, live.Name)))
        .ToDictionary();

    /// <summary>The live senders of each key together, keys in the order of their first events.</summary>
    public IEnumerable<IReadOnlyList<LiveSource>> LiveByKey() =>
        Live.GroupBy(live => live.Sender.Key, StringComparer.Ordinal).Select(key => key.ToList());
}
