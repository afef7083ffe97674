using System.Collections.Immutable;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Which rows a question asks for: those of its days that pass all its filters.</summary>
internal sealed class RowScope
{
    private readonly ShardFacts _facts;
    private readonly RowTest[] _tests;
    private readonly (long From, long To) _time;

    /// <summary>The scope of a question, ready for the columns of one shard.</summary>
    public RowScope(ShardFacts facts, ImmutableArray<Filter> filters, DateRange? days, ZoneClock clock)
    {
        _facts = facts;
        _tests = [.. filters.Select(filter => RowTest.For(filter, facts))];
        _time = days is { } range ? (clock.StartOfDay(range.From), clock.EndOfDay(range.To)) : (long.MinValue, long.MaxValue);
    }

    /// <summary>Takes those that are asked for of the sessions from one row to before another.</summary>
    public void TakeSessions(RowBatch batch, int from, int to)
    {
        var users = _facts.Sessions.Users.Span[from..to];
        var starts = _facts.Sessions.StartedAt.Span[from..to];
        var rows = batch.RowBuffer;
        var taken = 0;
        for (var i = 0; i < users.Length; i++)
        {
            rows[taken] = from + i;
            taken += (users[i] >= 0) & (starts[i] >= _time.From) & (starts[i] < _time.To) ? 1 : 0;
        }

        Keep(batch, taken);
    }

    /// <summary>The same of what was done in sessions.</summary>
    public void TakeActions(RowBatch batch, int from, int to)
    {
        var sessions = _facts.Actions.Sessions.Span[from..to];
        var users = _facts.Sessions.Users.Span;
        var starts = _facts.Sessions.StartedAt.Span;
        var rows = batch.RowBuffer;
        var owners = batch.SessionBuffer;
        var taken = 0;
        for (var i = 0; i < sessions.Length; i++)
        {
            var session = sessions[i];
            rows[taken] = from + i;
            owners[taken] = session;
            taken += (users[session] >= 0) & (starts[session] >= _time.From) & (starts[session] < _time.To) ? 1 : 0;
        }

        Keep(batch, taken);
    }

    /// <summary>The same of credits, whose time is that of the order.</summary>
    /// <param name="batch">Where they are put.</param>
    /// <param name="credits">The credits.</param>
    /// <param name="from">The row of the first of them.</param>
    public void TakeCredits(RowBatch batch, ReadOnlySpan<CreditFact> credits, int from)
    {
        var rows = batch.RowBuffer;
        var owners = batch.SessionBuffer;
        var taken = 0;
        for (var i = 0; i < credits.Length; i++)
        {
            ref readonly var credit = ref credits[i];
            rows[taken] = from + i;
            owners[taken] = credit.Session;
            taken += (_facts.Sessions.Users[credit.Session] >= 0) & (credit.OrderedAt >= _time.From) & (credit.OrderedAt < _time.To) ? 1 : 0;
        }

        Keep(batch, taken);
    }

    /// <summary>For each session, whether it is asked for.</summary>
    public bool[] MarkSessions()
    {
        var marks = new bool[_facts.Sessions.Count];
        var batch = new RowBatch(ofSessions: true);
        for (var from = 0; from < marks.Length; from += RowBatch.Size)
        {
            TakeSessions(batch, from, Math.Min(from + RowBatch.Size, marks.Length));
            foreach (var row in batch.Rows)
            {
                marks[row] = true;
            }
        }

        return marks;
    }

    private void Keep(RowBatch batch, int taken)
    {
        batch.Count = taken;
        foreach (var test in _tests)
        {
            batch.Keep(test);
        }
    }
}
