using Puffy.Analytics.Intake;
using Puffy.Delivery;
using Puffy.Grains.Loading;
using Puffy.Ingest;

namespace Puffy.Client.Loading;

/// <summary>A file of which rows are delivered.</summary>
/// <param name="known">What the load ledger says of it.</param>
internal sealed class FileInRound(LoadedFile known)
{
    private FileText? _text;
    private long _accepted;
    private long _quarantined;

    /// <summary>The number that the load ledger gave to the file.</summary>
    public int Id => known.Id;

    /// <summary>Rows that are to go to the quarantine.</summary>
    public List<RefusedRow> Refused { get; } = [];

    /// <summary>The file as it was read, once that is known; counts of rows are still missing.</summary>
    public LoadedFile? Whole { get; set; }

    /// <summary>The file with its counts.</summary>
    public LoadedFile? Loaded => Whole is null ? null : Whole with { Accepted = _accepted, Quarantined = _quarantined };

    /// <summary>Adds rows.</summary>
    public void Add(FilePart part)
    {
        _text = part.Text;
        _accepted += part.Accepted.Count;
        Refused.AddRange(part.Refused);
    }

    /// <summary>Refuses rows that their journeys did not take.</summary>
    public void Refuse(IEnumerable<UntakenRow> untaken)
    {
        var rows = untaken.OrderBy(row => row.Event.Source.Row).ToList();
        _accepted -= rows.Count;
        if (rows.Count > 0)
        {
            Refused.AddRange(rows.Zip(
                _text!.Read([.. rows.Select(row => row.Text)]), (row, text) => new RefusedRow(row.Event.Source.Row, row.Refusal, text)));
        }
    }

    /// <summary>Counts the refused rows, which are in quarantine.</summary>
    public void Quarantined()
    {
        _quarantined += Refused.Count;
        Refused.Clear();
    }
}
