using Puffy.Analytics.Intake;
using Puffy.Delivery;
using Puffy.Grains.Loading;
using Puffy.Ingest;

namespace Puffy.Client.Loading;

/// <summary>A file of which rows are delivered.</summary>
/// <param name="known">What the load ledger says of it.</param>
internal sealed class FileInRound(LoadedFile known)
{
    private readonly List<RefusedRow> _refused = [];
    private FileText? _text;
    private long _accepted;
    private long _quarantined;

    /// <summary>The number that the load ledger gave to the file.</summary>
    public int Id => known.Id;

    /// <summary>The file as it was read, once that is known; counts of rows are still missing.</summary>
    public LoadedFile? Whole { get; set; }

    /// <summary>The file with its counts.</summary>
    public LoadedFile? Loaded => Whole is null ? null : Whole with { Accepted = _accepted, Quarantined = _quarantined };

    /// <summary>Adds rows.</summary>
    public void Add(FilePart part)
    {
        _text = part.Text;
        _accepted += part.Accepted.Count;
        _refused.AddRange(part.Refused);
    }

    /// <summary>Takes the rows that go to the quarantine: those that validation refused, and those that their journeys did not take.</summary>
    /// <param name="untaken">The latter.</param>
    /// <returns>The rows, each read as it is asked for.</returns>
    public IEnumerable<RefusedRow> TakeRefused(UntakenRows untaken)
    {
        foreach (var row in _refused)
        {
            _quarantined++;
            yield return row;
        }

        _refused.Clear();
        foreach (var row in untaken.OfSource(known.Id).Zip(Texts(untaken), (row, text) => new RefusedRow(row.Event.Source.Row, row.Refusal, text)))
        {
            _accepted--;
            _quarantined++;
            yield return row;
        }
    }

    private IEnumerable<string> Texts(UntakenRows untaken) =>
        _text?.Read(untaken.OfSource(known.Id).Select(row => row.Text)) ?? [];
}
