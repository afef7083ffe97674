using Puffy.Facts.Columns;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Funnels;

/// <summary>Counts a funnel over the facts of one shard.</summary>
public sealed class FunnelScan
{
    private readonly ShardFacts _facts;
    private readonly FunnelAsked _asked;
    private readonly bool[] _isAsked;
    private readonly bool[][] _steps;
    private readonly Dictionary<string, FunnelSums> _sums = new(StringComparer.Ordinal);
    private readonly long[] _times;

    private FunnelScan(ShardFacts facts, FunnelAsked asked)
    {
        (_facts, _asked) = (facts, asked);
        _isAsked = new RowScope(facts, asked.Filters, asked.Days, new ZoneClock(QuestionTimeZone.Find(asked.TimeZone))).MarkSessions();
        _steps = [.. asked.Steps.Select(step => KindTest.For(step.Filter, facts.Actions))];
        _times = new long[_steps.Length];
    }

    /// <summary>The funnel of each value that it is split by; without a split that of the empty text.</summary>
    public static IReadOnlyDictionary<string, FunnelSums> Run(ShardFacts facts, FunnelAsked asked)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(asked);
        var scan = new FunnelScan(facts, asked);
        var users = facts.Sessions.Users;
        for (var row = 0; row < users.Count;)
        {
            var end = row + 1;
            while (asked.Window is not null && end < users.Count && users[end] == users[row])
            {
                end++;
            }

            if (users[row] >= 0)
            {
                scan.Count(row, end);
            }

            row = end;
        }

        return scan._sums;
    }

    /// <summary>Counts one session, or all sessions of a user: the first way through that gets furthest.</summary>
    private void Count(int firstSession, int endSession)
    {
        var (best, bestSession) = (0, -1);
        Span<long> bestTimes = stackalloc long[_times.Length];
        for (var session = firstSession; session < endSession && best < _steps.Length; session++)
        {
            if (!_isAsked[session])
            {
                continue;
            }

            for (var at = FirstEvent(session); at < FirstEvent(session) + _facts.Sessions.Events[session] && best < _steps.Length; at++)
            {
                if (_steps[0][_facts.Actions.EventKinds[at]] && Follow(at, EndOfEvents(endSession - 1)) is var reached && reached > best)
                {
                    (best, bestSession) = (reached, session);
                    _times.AsSpan(0, reached).CopyTo(bestTimes);
                }
            }
        }

        if (best > 0)
        {
            SumsOf(bestSession).Add(bestTimes[..best]);
        }
    }

    /// <summary>How many steps follow each other from an event on; their times are then in <see cref="_times"/>.</summary>
    private int Follow(int first, int end)
    {
        var start = _facts.Actions.EventTimes[first];
        _times[0] = start;
        var step = 1;
        for (var at = first + 1; at < end && step < _steps.Length; at++)
        {
            var time = _facts.Actions.EventTimes[at];
            if (_asked.Window is { } window && time - start > window.TotalMilliseconds)
            {
                break;
            }

            if (_steps[step][_facts.Actions.EventKinds[at]])
            {
                _times[step] = time;
                step++;
            }
        }

        return step;
    }

    private int FirstEvent(int session) => _facts.Sessions.FirstEvent[session];

    private int EndOfEvents(int session) => FirstEvent(session) + _facts.Sessions.Events[session];

    private FunnelSums SumsOf(int session)
    {
        var value = _asked.By is { } dimension ? _facts.Sessions[dimension][session] : string.Empty;
        if (!_sums.TryGetValue(value, out var sums))
        {
            _sums.Add(value, sums = new FunnelSums(_steps.Length));
        }

        return sums;
    }
}
