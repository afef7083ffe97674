using System.Collections.Immutable;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Which rows a question asks for: those of its days that pass all its filters.</summary>
internal sealed class RowScope
{
    private readonly ZoneClock _clock;
    private readonly RowTest[] _tests;
    private readonly (int From, int To)? _days;

    /// <summary>The scope of a question, ready for the columns of one shard.</summary>
    public RowScope(ShardFacts facts, ImmutableArray<Filter> filters, DateRange? days, ZoneClock clock)
    {
        _clock = clock;
        _tests = [.. filters.Select(filter => RowTest.For(filter, facts))];
        _days = days is { } range ? (range.From.DayNumber, range.To.DayNumber) : null;
    }

    /// <summary>Whether a row is asked for.</summary>
    /// <param name="session">The session's row.</param>
    /// <param name="action">The row of what was done; 0 where sessions are counted.</param>
    /// <param name="instant">The time that counts: the session's start, of a credit the order's.</param>
    public bool Has(int session, int action, long instant)
    {
        if (_days is { } days && (_clock.DayNumber(instant) is var day) && (day < days.From || day > days.To))
        {
            return false;
        }

        foreach (var test in _tests)
        {
            if (!test.Passes(session, action))
            {
                return false;
            }
        }

        return true;
    }
}
