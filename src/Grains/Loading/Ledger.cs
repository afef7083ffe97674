using System.Collections.Immutable;

namespace Puffy.Grains.Loading;

/// <summary>
/// The rules of the ledger. It is not changed: each step gives the ledger that follows, which differs in one page, or has one more.
/// </summary>
/// <param name="pages">Its pages; all but the last are full.</param>
internal sealed class Ledger(ImmutableArray<LedgerPage> pages)
{
    /// <summary>Its pages, in the order of their entries.</summary>
    public ImmutableArray<LedgerPage> Pages => pages;

    /// <summary>Every file, in the order of loading.</summary>
    public IEnumerable<LoadedFile> Files => pages.SelectMany(page => page.Files);

    /// <summary>Every live sender, in the order of their first events.</summary>
    public IEnumerable<LiveSource> Live => pages.SelectMany(page => page.Live);

    private int Count => pages.Sum(page => page.Count);

    /// <summary>Begins a load, or goes on with one that was interrupted: a file that it had begun keeps its number.</summary>
    /// <returns>Each file with its number, and the ledger that has them all.</returns>
    public (ImmutableArray<LoadedFile> Answer, Ledger After) Begin(ImmutableArray<FileToLoad> files)
    {
        var unended = Files.Where(file => !file.Complete).Select(file => file.Load).ToHashSet();
        var interrupted = Files.Where(file => unended.Contains(file.Load)).ToLookup(Key);
        var taken = new Dictionary<FileToLoad, int>();
        var begun = new List<LoadedFile>();
        var load = Count + 1;
        var answer = ImmutableArray.CreateBuilder<LoadedFile>(files.Length);
        foreach (var file in files)
        {
            var before = taken.GetValueOrDefault(file);
            taken[file] = before + 1;
            if (interrupted[file].ElementAtOrDefault(before) is { } earlier)
            {
                answer.Add(earlier);
                continue;
            }

            begun.Add(new LoadedFile { Id = load + begun.Count, Name = file.Name, Load = load, ContentHash = file.ContentHash });
            answer.Add(begun[^1]);
        }

        return (answer.DrainToImmutable(), begun.Count == 0 ? this : Append(begun, []));
    }

    /// <summary>Ends the load of a file.</summary>
    /// <exception cref="InvalidOperationException">Rows are lost, or the load was never begun.</exception>
    public Ledger Complete(LoadedFile file)
    {
        if (file.Rows != file.Accepted + file.Quarantined)
        {
            throw new InvalidOperationException(
                $"{file.Name}: {file.Rows} rows were read, but {file.Accepted} accepted and {file.Quarantined} quarantined: {file.Rows - file.Accepted - file.Quarantined} are missing.");
        }

        var page = pages.FirstOrDefault(page => page.Files.Exists(begun => begun.Id == file.Id))
            ?? throw new InvalidOperationException($"The load of {file.Name} as file {file.Id} was never started.");
        return new Ledger(pages.Replace(page, new LedgerPage
        {
            Files = [.. page.Files.Select(begun => begun.Id == file.Id ? file with { Complete = true, Damaged = false } : begun)],
            Live = page.Live,
        }));
    }

    /// <summary>Opens the load of a file again whose rows were damaged: loading the same file then brings them back under their numbers.</summary>
    /// <exception cref="InvalidOperationException">The ledger has no such file.</exception>
    public Ledger Reopen(int fileId)
    {
        var page = pages.FirstOrDefault(page => page.Files.Exists(file => file.Id == fileId))
            ?? throw new InvalidOperationException($"The ledger has no file {fileId}.");
        return new Ledger(pages.Replace(page, new LedgerPage
        {
            Files = [.. page.Files.Select(file => file.Id == fileId ? file with { Complete = false, Damaged = true } : file)],
            Live = page.Live,
        }));
    }

    /// <summary>Gives a live sender its number, the same one each time.</summary>
    /// <returns>The sender with its number, and the ledger that has it.</returns>
    public (LiveSource Answer, Ledger After) Open(LiveSender sender)
    {
        if (Live.FirstOrDefault(live => live.Sender == sender) is { } known)
        {
            return (known, this);
        }

        var opened = new LiveSource(Count + 1, sender);
        return (opened, Append([], [opened]));
    }

    /// <summary>Notes that times of a live sender's events were corrected.</summary>
    /// <param name="sourceId">The sender's number.</param>
    /// <param name="day">A day of such events; the first one is kept.</param>
    /// <exception cref="InvalidOperationException">The ledger has no such sender.</exception>
    public Ledger CorrectClock(int sourceId, DateOnly day)
    {
        var page = pages.FirstOrDefault(page => page.Live.Exists(live => live.Id == sourceId))
            ?? throw new InvalidOperationException($"The ledger has no live sender {sourceId}.");
        return page.Live.Find(live => live.Id == sourceId)!.ClockCorrectedFrom <= day ? this : new Ledger(pages.Replace(page, new LedgerPage
        {
            Files = page.Files,
            Live = [.. page.Live.Select(live => live.Id == sourceId ? live with { ClockCorrectedFrom = day } : live)],
        }));
    }

    /// <summary>Entries that are begun together stand on one page, so that they are saved together or not at all.</summary>
    private Ledger Append(List<LoadedFile> files, List<LiveSource> live)
    {
        var last = pages.IsEmpty || pages[^1].IsFull ? null : pages[^1];
        var page = new LedgerPage { Files = [.. last?.Files ?? [], .. files], Live = [.. last?.Live ?? [], .. live] };
        return new Ledger(last is null ? pages.Add(page) : pages.Replace(last, page));
    }

    private static FileToLoad Key(LoadedFile file) => new(file.Name, file.ContentHash);
}
