namespace Puffy.Grains.Loading;

/// <summary>A part of the ledger as it is saved. It is not changed: a step that changes the ledger makes another one.</summary>
[GenerateSerializer, Alias("puffy.Ledger")]
internal sealed class LedgerPage
{
    /// <summary>A page with so many entries takes no more: bounds what one step has to write.</summary>
    public const int Capacity = 64;

    /// <summary>The files of the page, in the order of loading.</summary>
    [Id(0)]
    public List<LoadedFile> Files { get; set; } = [];

    /// <summary>The live senders of the page, in the order of their first events.</summary>
    [Id(1)]
    public List<LiveSource> Live { get; set; } = [];

    /// <summary>Number of entries.</summary>
    public int Count => Files.Count + Live.Count;

    /// <summary>Whether the next entry belongs on another page.</summary>
    public bool IsFull => Count >= Capacity;
}
