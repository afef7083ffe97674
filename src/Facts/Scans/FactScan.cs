using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Answers a question from the facts of one shard.</summary>
public sealed class FactScan
{
    private readonly ShardFacts _facts;
    private readonly ShardQuestion _question;
    private readonly List<CreditFact> _credits;
    private readonly RowScope _scope;
    private readonly KeyPart[] _parts;
    private readonly GroupIndex _index;
    private readonly SumBuilder _sums;
    private readonly bool _byTime;
    private readonly int[] _groups = new int[RowBatch.Size];
    private readonly int[] _codes = new int[RowBatch.Size];
    private readonly long[] _instants = new long[RowBatch.Size];

    private FactScan(ShardFacts facts, ShardQuestion question, List<CreditFact> credits)
    {
        (_facts, _question, _credits) = (facts, question, credits);
        var clock = new ZoneClock(QuestionTimeZone.Find(question.TimeZone));
        _scope = new RowScope(facts, question.Filters, question.Days, clock);
        _parts = [.. question.Dimensions.Select(dimension => KeyPart.For(dimension, facts, clock))];
        _byTime = _parts.Any(part => part.IsTime);
        var rows = question.IsOfEvents ? facts.Actions.Sessions.Count : facts.Sessions.Count + credits.Count;
        _index = new GroupIndex([.. _parts.Select(part => part.Bound)], rows);
        _sums = new SumBuilder(facts, question.Sums, question.Currency);
    }

    /// <summary>Answers questions that speak of one model, or of none.</summary>
    /// <param name="facts">The facts of the shard.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="elsewhere">What the credits depend on besides the facts, see <see cref="CreditsElsewhere"/>.</param>
    /// <returns>For each question its groups, in no order that matters. Without dimensions there is one, even of nothing.</returns>
    public static ImmutableArray<GroupBlock> Run(ShardFacts facts, ImmutableArray<ShardQuestion> questions, CreditsElsewhere? elsewhere = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var credits = questions is [{ Model: { } model, IsOfEvents: false }, ..] ? CreditList.Of(facts, model, elsewhere) : [];
        return [.. questions.Select(question => Run(facts, question, credits))];
    }

    private static GroupBlock Run(ShardFacts facts, ShardQuestion question, List<CreditFact> credits)
    {
        var scan = new FactScan(facts, question, credits);
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
        var batch = new RowBatch(ofSessions: false);
        var credits = CollectionsMarshal.AsSpan(_credits);
        for (var from = 0; from < credits.Length; from += RowBatch.Size)
        {
            _scope.TakeCredits(batch, credits[from..Math.Min(from + RowBatch.Size, credits.Length)], from);
            var instants = _instants.AsSpan(0, batch.Count);
            for (var i = 0; i < instants.Length; i++)
            {
                instants[i] = credits[batch.Rows[i]].OrderedAt;
            }

            _sums.AddCredits(credits, batch.Rows, Group(batch, instants));
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
