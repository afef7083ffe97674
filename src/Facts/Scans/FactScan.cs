using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Answers a question from the facts of one shard.</summary>
public sealed class FactScan
{
    private readonly ShardFacts _facts;
    private readonly ShardQuestion _question;
    private readonly RowScope _scope;
    private readonly KeyPart[] _parts;
    private readonly GroupIndex _index;
    private readonly SumBuilder _sums;
    private readonly bool _byTime;
    private readonly int[] _groups = new int[RowBatch.Size];
    private readonly int[] _codes = new int[RowBatch.Size];
    private readonly long[] _instants = new long[RowBatch.Size];

    private FactScan(ShardFacts facts, ShardQuestion question)
    {
        (_facts, _question) = (facts, question);
        var clock = new ZoneClock(QuestionTimeZone.Find(question.TimeZone));
        _scope = new RowScope(facts, question.Filters, question.Days, clock);
        _parts = [.. question.Dimensions.Select(dimension => KeyPart.For(dimension, facts, clock))];
        _byTime = _parts.Any(part => part.IsTime);
        var rows = question.IsOfEvents ? facts.Actions.Sessions.Count
            : facts.Sessions.Count + (question.Model is { } model ? facts.Orders.Credits[(int)model].Count : 0);
        _index = new GroupIndex([.. _parts.Select(part => part.Bound)], rows);
        _sums = new SumBuilder(facts, question.Sums, question.Currency);
    }

    /// <summary>The groups of an answer, in no order that matters. Without dimensions there is one, even of nothing.</summary>
    public static GroupBlock Run(ShardFacts facts, ShardQuestion question)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(question);
        var scan = new FactScan(facts, question);
        if (question.IsOfEvents)
        {
            scan.CountEvents();
        }
        else
        {
            scan.CountSessions();
            scan.CountCredits();
        }

        return new GroupBlock(scan._index.Count, [.. scan._index.Codes().Select((codes, i) => KeyColumn.Of(codes, scan._parts[i]))], scan._sums.Finish(scan._index.Count));
    }

    private void CountSessions()
    {
        var batch = new RowBatch(ofSessions: true);
        for (var from = 0; from < _facts.Sessions.Count; from += RowBatch.Size)
        {
            _scope.TakeSessions(batch, from, Math.Min(from + RowBatch.Size, _facts.Sessions.Count));
            _sums.AddSessions(batch.Rows, Group(batch, StartsOf(batch)), withOrders: _question.Model is null);
        }
    }

    /// <summary>What the touchpoints earned: groups are of the touchpoint's session, times of the order.</summary>
    private void CountCredits()
    {
        if (_question.Model is not { } model)
        {
            return;
        }

        var batch = new RowBatch(ofSessions: false);
        var credits = _facts.Orders.Credits[(int)model];
        for (var from = 0; from < credits.Count; from += RowBatch.Size)
        {
            _scope.TakeCredits(batch, model, from, Math.Min(from + RowBatch.Size, credits.Count));
            var instants = _instants.AsSpan(0, batch.Count);
            for (var i = 0; i < instants.Length; i++)
            {
                instants[i] = credits[batch.Rows[i]].OrderedAt;
            }

            _sums.AddCredits(model, batch.Rows, Group(batch, instants));
        }
    }

    private void CountEvents()
    {
        var batch = new RowBatch(ofSessions: false);
        var actions = _facts.Actions.Sessions.Count;
        for (var from = 0; from < actions; from += RowBatch.Size)
        {
            _scope.TakeActions(batch, from, Math.Min(from + RowBatch.Size, actions));
            _sums.AddActions(batch, Group(batch, StartsOf(batch)));
        }
    }

    private ReadOnlySpan<long> StartsOf(RowBatch batch)
    {
        if (!_byTime)
        {
            return [];
        }

        var instants = _instants.AsSpan(0, batch.Count);
        var rows = batch.Sessions;
        var starts = _facts.Sessions.StartedAt.Span;
        for (var i = 0; i < instants.Length; i++)
        {
            instants[i] = starts[rows[i]];
        }

        return instants;
    }

    /// <summary>The group of each row of a batch.</summary>
    private ReadOnlySpan<int> Group(RowBatch batch, ReadOnlySpan<long> instants)
    {
        var groups = _groups.AsSpan(0, batch.Count);
        groups.Clear();
        for (var i = 0; i < _parts.Length; i++)
        {
            var codes = _codes.AsSpan(0, batch.Count);
            _parts[i].Read(batch, instants, codes);
            _index[i].Number(groups, codes);
        }

        _sums.Reserve(_index.Count);
        return groups;
    }
}
