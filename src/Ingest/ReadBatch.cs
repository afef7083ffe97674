using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest;

/// <summary>Rows of a file that were read together.</summary>
public sealed class ReadBatch
{
    private readonly List<AcceptedRow> _accepted = [];
    private readonly List<TextPlace> _places = [];
    private readonly List<RefusedRow> _refused = [];

    /// <summary>The accepted rows in their order.</summary>
    public IReadOnlyList<AcceptedRow> Accepted => _accepted;

    /// <summary>Where the text of each accepted row stands, in the same order.</summary>
    public IReadOnlyList<TextPlace> Places => _places;

    /// <summary>The refused rows in their order.</summary>
    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>Number of rows.</summary>
    public int Rows => _accepted.Count + _refused.Count;

    /// <summary>Bytes of the rows' text, as far as it is kept.</summary>
    internal long Bytes { get; private set; }

    internal void Accept(AcceptedRow row, TextPlace place)
    {
        _accepted.Add(row);
        _places.Add(place);
        Bytes += place.Length;
    }

    /// <summary>Refuses a row.</summary>
    /// <param name="source">Where it stands.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="raw">Its text, or the first <see cref="KeptText.Longest"/> bytes of it.</param>
    /// <param name="length">The length of the whole text in bytes.</param>
    internal void Refuse(SourceRow source, Refusal refusal, ReadOnlySpan<byte> raw, long length)
    {
        Bytes += Math.Min(raw.Length, KeptText.Longest);
        _refused.Add(new RefusedRow(source.Row, refusal, KeptText.Of(raw, length)));
    }
}
