using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>A filter made ready for one shard's columns: what it says of texts is decided once for each text, not for each row.</summary>
internal abstract class RowTest
{
    /// <summary>Whether a row passes.</summary>
    /// <param name="session">The session's row.</param>
    /// <param name="action">The row of what was done; 0 where sessions are counted.</param>
    public abstract bool Passes(int session, int action);

    /// <summary>The test for a filter.</summary>
    public static RowTest For(Filter filter, ShardFacts facts) => filter switch
    {
        AndFilter and => new All([.. and.Filters.Select(part => For(part, facts))]),
        OrFilter or => new Any([.. or.Filters.Select(part => For(part, facts))]),
        NotFilter not => new Not(For(not.Filter, facts)),
        HasDoneFilter done => new HasDone(facts, KindTest.For(done.Filter, facts.Actions)),
        ValueFilter { Dimension: Dimension.Page or Dimension.EventName } value => new OfAction(facts.Actions, KindTest.For(value, facts.Actions)),
        ValueFilter value => new OfSession(facts.Sessions[value.Dimension], TextTest.For(value, facts.Sessions[value.Dimension].Texts)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "No such filter."),
    };

    private sealed class All(RowTest[] parts) : RowTest
    {
        public override bool Passes(int session, int action)
        {
            foreach (var part in parts)
            {
                if (!part.Passes(session, action))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Any(RowTest[] parts) : RowTest
    {
        public override bool Passes(int session, int action)
        {
            foreach (var part in parts)
            {
                if (part.Passes(session, action))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class Not(RowTest part) : RowTest
    {
        public override bool Passes(int session, int action) => !part.Passes(session, action);
    }

    private sealed class OfSession(TextColumn column, bool[] passes) : RowTest
    {
        public override bool Passes(int session, int action) => passes[column.Codes[session]];
    }

    private sealed class OfAction(ActionColumns actions, bool[] passes) : RowTest
    {
        public override bool Passes(int session, int action) => passes[actions.Actions[action]];
    }

    private sealed class HasDone(ShardFacts facts, bool[] passes) : RowTest
    {
        public override bool Passes(int session, int action)
        {
            var end = facts.Sessions.EndOfActions(session, facts.Actions);
            for (var at = facts.Sessions.FirstAction[session]; at < end; at++)
            {
                if (passes[facts.Actions.Actions[at]])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
