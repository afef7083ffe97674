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

    private readonly Stopwatch _clock = new();
    private readonly Lock _gate = new();
    private long _totalBytes;
    private long _doneBytes;
    private long _rows;
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
    /// <param name="position">How far into the file that is.</param>
    public void Read(int rows, long position)
    {
        lock (_gate)
        {
            _rows += rows;
            if (_clock.Elapsed - _lastTold >= (screen.IsTerminal ? TerminalPeriod : LinePeriod))
            {
                _lastTold = _clock.Elapsed;
                Tell(_doneBytes + position);
            }
        }
    }

    /// <summary>A file is done.</summary>
    public void FileDone(long bytes)
    {
        lock (_gate)
        {
            _doneBytes += bytes;
        }
    }

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        if (screen.IsTerminal && _lastTold > TimeSpan.Zero)
        {
            Tell(_totalBytes);
            screen.EndProgress();
        }
    }

    private void Tell(long bytes)
    {
        var seconds = Math.Max(_clock.Elapsed.TotalSeconds, 0.001);
        var share = _totalBytes == 0 ? 1 : Math.Min(1, bytes / (double)_totalBytes);
        var left = share > 0 ? TimeSpan.FromSeconds(seconds / share * (1 - share)) : TimeSpan.Zero;
        screen.Progress(
            $"{CountText.Of(_rows)} rows read, {CountText.Of(_rows / seconds)} rows/s, {ShareText.Of(share, digits: 0)} done, "
            + $"about {left.ToString("mm\\:ss", CultureInfo.InvariantCulture)} left");
    }
}
