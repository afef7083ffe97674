using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>A filter made ready for one shard's columns: what it says of texts is decided once for each text, not for each row.</summary>
internal abstract class RowTest
{
    /// <summary>Says which rows pass.</summary>
    /// <param name="batch">The rows; of actions where the filter speaks of single events.</param>
    /// <param name="passes">For each row, whether it passes.</param>
    public abstract void Mark(RowBatch batch, Span<bool> passes);

    /// <summary>The test for a filter.</summary>
    public static RowTest For(Filter filter, ShardFacts facts) => filter switch
    {
        AndFilter and => new Joined([.. and.Filters.Select(part => For(part, facts))], all: true),
        OrFilter or => new Joined([.. or.Filters.Select(part => For(part, facts))], all: false),
        NotFilter not => new Not(For(not.Filter, facts)),
        HasDoneFilter done => new HasDone(facts, KindTest.For(done.Filter, facts.Actions)),
        ValueFilter { Dimension: Dimension.Page or Dimension.EventName } value => new OfAction(facts.Actions, KindTest.For(value, facts.Actions)),
        ValueFilter value => new OfSession(facts.Sessions[value.Dimension], TextTest.For(value, facts.Sessions[value.Dimension].Texts)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No such filter."),
    };

    private sealed class Joined(RowTest[] parts, bool all) : RowTest
    {
        private readonly bool[] _next = new bool[RowBatch.Size];

        public override void Mark(RowBatch batch, Span<bool> passes)
        {
            parts[0].Mark(batch, passes);
            foreach (var part in parts.AsSpan(1))
            {
                var next = _next.AsSpan(0, passes.Length);
                part.Mark(batch, next);
                for (var i = 0; i < passes.Length; i++)
                {
                    passes[i] = all ? passes[i] & next[i] : passes[i] | next[i];
                }
            }
        }
    }

    private sealed class Not(RowTest part) : RowTest
    {
        public override void Mark(RowBatch batch, Span<bool> passes)
        {
            part.Mark(batch, passes);
            foreach (ref var pass in passes)
            {
                pass = !pass;
            }
        }
    }

    private sealed class OfSession(TextColumn column, bool[] textPasses) : RowTest
    {
        public override void Mark(RowBatch batch, Span<bool> passes)
        {
            var rows = batch.Sessions;
            var codes = column.Codes;
            for (var i = 0; i < passes.Length; i++)
            {
                passes[i] = textPasses[codes[rows[i]]];
            }
        }
    }

    private sealed class OfAction(ActionColumns actions, bool[] kindPasses) : RowTest
    {
        public override void Mark(RowBatch batch, Span<bool> passes)
        {
            var rows = batch.Rows;
            var kinds = actions.Actions.Span;
            for (var i = 0; i < passes.Length; i++)
            {
                passes[i] = kindPasses[kinds[rows[i]]];
            }
        }
    }

    private sealed class HasDone(ShardFacts facts, bool[] kindPasses) : RowTest
    {
        public override void Mark(RowBatch batch, Span<bool> passes)
        {
            var rows = batch.Sessions;
            var kinds = facts.Actions.Actions.Span;
            for (var i = 0; i < passes.Length; i++)
            {
                var done = false;
                foreach (var kind in kinds[facts.Sessions.FirstAction[rows[i]]..facts.Sessions.EndOfActions(rows[i], facts.Actions)])
                {
                    done |= kindPasses[kind];
                }

                passes[i] = done;
            }
        }
    }
}
