using System.Collections.Immutable;

namespace Puffy.Grains.Loading;

/// <summary>The ledger as it is saved, and its rules. It is not changed: each step gives the ledger that follows.</summary>
[GenerateSerializer, Alias("puffy.Ledger")]
internal sealed class Ledger
{
    /// <summary>Every file, in the order of loading; the file with number n is the n-th.</summary>
    [Id(0)]
    public List<LoadedFile> Files { get; set; } = [];

    /// <summary>Begins a load, or goes on with one that was interrupted: a file that it had begun keeps its number.</summary>
    /// <returns>Each file with its number, and the ledger that has them all.</returns>
    public (ImmutableArray<LoadedFile> Answer, Ledger After) Begin(ImmutableArray<FileToLoad> files)
    {
        var unended = Files.Where(file => !file.Complete).Select(file => file.Load).ToHashSet();
        var interrupted = Files.Where(file => unended.Contains(file.Load)).ToLookup(Key);
        var taken = new Dictionary<FileToLoad, int>();
        var begun = new List<LoadedFile>();
        var load = Files.Count + 1;
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

            begun.Add(new LoadedFile { Id = Files.Count + begun.Count + 1, Name = file.Name, Load = load, ContentHash = file.ContentHash });
            answer.Add(begun[^1]);
        }

        return (answer.DrainToImmutable(), begun.Count == 0 ? this : new Ledger { Files = [.. Files, .. begun] });
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

        return Files.Exists(begun => begun.Id == file.Id)
            ? new Ledger { Files = [.. Files.Select(begun => begun.Id == file.Id ? file with { Complete = true } : begun)] }
            : throw new InvalidOperationException($"The load of {file.Name} as file {file.Id} was never started.");
    }

    private static FileToLoad Key(LoadedFile file) => new(file.Name, file.ContentHash);
}
