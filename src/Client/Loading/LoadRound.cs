using Puffy.Delivery;
using Puffy.Grains.Loading;

namespace Puffy.Client.Loading;

/// <summary>
/// Rows of one or several files that are delivered together. Users come back from day to day: the more rows go together, the fewer
/// journeys are read and written again.
/// </summary>
/// <param name="bounds">When it is full.</param>
internal sealed class LoadRound(LoadBounds bounds)
{
    private readonly List<DividedRows> _accepted = [];
    private readonly List<FileInRound> _files = [];
    private long _bytes;

    /// <summary>Whether to deliver before more rows come.</summary>
    public bool IsFull => _bytes >= bounds.Round;

    /// <summary>The rows that validation accepted, in the order of the files.</summary>
    public IReadOnlyList<DividedRows> Accepted => _accepted;

    /// <summary>The files, in their order; the last may go on in the next round.</summary>
    public IReadOnlyList<FileInRound> Files => _files;

    /// <summary>Begins a file.</summary>
    public FileInRound Begin(LoadedFile known)
    {
        _files.Add(new FileInRound(known));
        return _files[^1];
    }

    /// <summary>Adds rows of the file that was begun last.</summary>
    public void Add(FilePart part)
    {
        _bytes += part.Bytes;
        _accepted.Add(part.Accepted);
        _files[^1].Add(part);
    }

    /// <summary>Begins the next round.</summary>
    public void Renew()
    {
        _bytes = 0;
        _accepted.ForEach(rows => rows.Release());
        _accepted.Clear();
        _files.RemoveAll(file => file.Whole is not null);
    }
}
