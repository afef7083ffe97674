namespace Puffy.Facts.Scans;

/// <summary>
/// Rows that a scan handles together: what is done with them is decided once a batch, and each step is a plain loop over arrays that
/// the processor's cache holds. The rows are of sessions, of actions (what was done in them) or of credits.
/// </summary>
internal sealed class RowBatch
{
    /// <summary>The most rows of a batch.</summary>
    public const int Size = 1_024;

    private readonly int[] _rows = new int[Size];
    private readonly int[] _sessions;
    private readonly bool[] _passes = new bool[Size];

    /// <summary>An empty batch.</summary>
    /// <param name="ofSessions">Whether its rows are of sessions; otherwise each belongs to a session.</param>
    public RowBatch(bool ofSessions) => _sessions = ofSessions ? _rows : new int[Size];

    /// <summary>How many rows it has.</summary>
    public int Count { get; set; }

    /// <summary>The rows.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>The row of each one's session.</summary>
    public ReadOnlySpan<int> Sessions => _sessions.AsSpan(0, Count);

    /// <summary>Where the rows of sessions are put.</summary>
    public Span<int> SessionBuffer => _sessions;

    /// <summary>Where the rows are put.</summary>
    public Span<int> RowBuffer => _rows;

    /// <summary>Keeps the rows that pass a test.</summary>
    public void Keep(RowTest test)
    {
        var passes = _passes.AsSpan(0, Count);
        test.Mark(this, passes);
        var kept = 0;
        if (ReferenceEquals(_rows, _sessions))
        {
            for (var i = 0; i < passes.Length; i++)
            {
                _rows[kept] = _rows[i];
                kept += passes[i] ? 1 : 0;
            }
        }
        else
        {
            for (var i = 0; i < passes.Length; i++)
            {
                (_rows[kept], _sessions[kept]) = (_rows[i], _sessions[i]);
                kept += passes[i] ? 1 : 0;
            }
        }

        Count = kept;
    }
}
