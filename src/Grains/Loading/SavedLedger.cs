using System.Globalization;
using Orleans.Storage;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Loading;

/// <summary>The ledger as the store has it: each page is a state of its own, so that a step writes one page however long the ledger is.</summary>
/// <param name="storage">Where grain states are kept.</param>
/// <param name="owner">The grain whose states the pages are.</param>
internal sealed class SavedLedger(IGrainStorage storage, GrainId owner)
{
    private List<GrainState<LedgerPage>> _saved = [];

    /// <summary>The ledger as it was last read or written.</summary>
    public Ledger Current { get; private set; } = new([]);

    /// <summary>Reads all pages.</summary>
    public async Task ReadAsync()
    {
        var pages = new List<GrainState<LedgerPage>>();
        GrainState<LedgerPage> page;
        do
        {
            pages.Add(page = new GrainState<LedgerPage>(new LedgerPage()));
            await storage.ReadStateAsync(NameOf(pages.Count - 1), owner, page);
        }
        while (page is { RecordExists: true, State.IsFull: true });

        _saved = pages;
        Current = new Ledger([.. pages.Where(page => page.RecordExists).Select(page => page.State!)]);
    }

    /// <summary>Changes the ledger, durably, as <see cref="SavedState.ChangeAsync{T}"/> changes a state.</summary>
    /// <param name="change">Computes the ledger that follows; returns the same object if there is nothing to save.</param>
    public Task ChangeAsync(Func<Ledger, Ledger> change) => SavedState.RepeatAsync(ReadAsync, async () =>
    {
        var after = change(Current);
        if (ReferenceEquals(Current, after))
        {
            return;
        }

        var changed = after.Pages.Index().Single(page => page.Index >= Current.Pages.Length || !ReferenceEquals(page.Item, Current.Pages[page.Index]));
        if (changed.Index == _saved.Count)
        {
            _saved.Add(new GrainState<LedgerPage>());
        }

        var saved = _saved[changed.Index];
        var before = saved.State;
        try
        {
            saved.State = changed.Item;
            await storage.WriteStateAsync(NameOf(changed.Index), owner, saved);
            Current = after;
        }
        catch
        {
            saved.State = before!;
            throw;
        }
    });

    /// <summary>The first page has the name under which stores of earlier versions keep their whole ledger.</summary>
    private static string NameOf(int page) => page == 0 ? "ledger" : string.Create(CultureInfo.InvariantCulture, $"ledger-{page}");
}
