using System.Diagnostics;
using System.Globalization;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;

namespace Puffy.Client.Loading;

/// <summary>Tells how far a load has come, on standard error: one line that is rewritten on a terminal, a line now and then elsewhere.</summary>
internal sealed class LoadProgress(Screen screen)
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePeriod = TimeSpan.FromSeconds(5);

    /// <summary>The share of reading in the time of a load.</summary>
    private const double ReadingShare = 0.2;

    private readonly Stopwatch _clock = new();
    private readonly Lock _gate = new();
    private long _totalBytes;
    private long _doneBytes;
    private long _readRows;
    private long _writtenRows;
    private TimeSpan _lastTold;

    /// <summary>Begins.</summary>
    /// <param name="totalBytes">Size of all files.</param>
    public void Start(long totalBytes)
    {
        _totalBytes = totalBytes;
        _clock.Restart();
    }

    /// <summary>Rows were read.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="bytes">How many bytes of their file that took.</param>
    public void Read(int rows, long bytes) => Note(rows, bytes, written: 0);

    /// <summary>Rows were written to the store.</summary>
    /// <param name="rows">How many.</param>
    public void Wrote(int rows) => Note(rows: 0, bytes: 0, rows);

    /// <summary>A file needs no reading.</summary>
    public void Skip(long bytes) => Note(rows: 0, bytes, written: 0);

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        if (screen.IsTerminal && _lastTold > TimeSpan.Zero)
        {
            Tell();
            screen.EndProgress();
        }
    }

    private void Note(int rows, long bytes, int written)
    {
        lock (_gate)
        {
            _readRows += rows;
            _doneBytes += bytes;
            _writtenRows += written;
            if (_clock.Elapsed - _lastTold >= (screen.IsTerminal ? TerminalPeriod : LinePeriod))
            {
                _lastTold = _clock.Elapsed;
                Tell();
            }
        }
    }

    private void Tell()
    {
        var seconds = Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        var read = _totalBytes == 0 ? 1 : Math.Min(1, _doneBytes / (double)_totalBytes);
        var written = _readRows == 0 ? 1 : Math.Min(1, _writtenRows / (double)_readRows);
        var share = read * (ReadingShare + ((1 - ReadingShare) * written));
        var left = share > 0 ? TimeSpan.FromSeconds(seconds / share * (1 - share)) : TimeSpan.Zero;
        screen.Progress(
            $"{CountText.Of(_readRows)} rows read, {CountText.Of(_writtenRows)} written, {ShareText.Of(share, digits: 0)} done, "
            + $"about {left.ToString("mm\\:ss", CultureInfo.InvariantCulture)} left");
    }
}
