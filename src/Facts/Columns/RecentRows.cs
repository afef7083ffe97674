namespace Puffy.Facts.Columns;

/// <summary>
/// The sessions that can still be recent: who asks every second for what happens now reads these, and not all sessions. Time passes,
/// so a session that was too old once stays so; it comes back only for somebody who asks about an earlier time.
/// </summary>
internal sealed class RecentRows
{
    private List<int> _rows = [];
    private long _since = long.MinValue;

    /// <summary>Adds a session, by its row.</summary>
    public void Add(int row) => _rows.Add(row);

    /// <summary>The rows of sessions whose last event is later than a time, in the order of rows.</summary>
    public IReadOnlyList<int> Since(long time, SessionColumns sessions)
    {
        if (time < _since)
        {
            _rows = [.. Enumerable.Range(0, sessions.Count)];
        }

        _rows.RemoveAll(row => sessions.Users[row] < 0 || sessions.StartedAt[row] + sessions.Milliseconds[row] <= time);
        _since = time;
        return _rows;
    }
}
