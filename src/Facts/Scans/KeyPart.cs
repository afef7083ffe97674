using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>One dimension of a group's key: a small number for each row, and the value behind it.</summary>
internal abstract class KeyPart
{
    /// <summary>The number of a row.</summary>
    /// <param name="session">The session's row.</param>
    /// <param name="action">The row of what was done; 0 where sessions are counted.</param>
    /// <param name="instant">The time that counts: the session's start, of a credit the order's.</param>
    public abstract int CodeOf(int session, int action, long instant);

    /// <summary>The value of a number.</summary>
    public abstract GroupValue ValueOf(int code);

    /// <summary>The part for a dimension.</summary>
    public static KeyPart For(Dimension dimension, ShardFacts facts, ZoneClock clock) => dimension switch
    {
        _ when dimension.IsTime() => new TimePart(dimension, clock),
        Dimension.Page => new ActionPart(facts.Actions, facts.Actions.Pages, kind => kind.Page),
        Dimension.EventName => new ActionPart(facts.Actions, facts.Actions.Names, kind => kind.Name),
        _ => new TextPart(facts.Sessions[dimension]),
    };

    private sealed class TextPart(TextColumn column) : KeyPart
    {
        public override int CodeOf(int session, int action, long instant) => column.Codes[session];

        public override GroupValue ValueOf(int code) => new(column.Texts[code], 0);
    }

    private sealed class ActionPart(ActionColumns actions, Codebook texts, Func<(int Page, int Name), int> part) : KeyPart
    {
        private readonly int[] _codes = [.. actions.Kinds.Select(part)];

        public override int CodeOf(int session, int action, long instant) => _codes[actions.Actions[action]];

        public override GroupValue ValueOf(int code) => new(texts[code], 0);
    }

    private sealed class TimePart(Dimension dimension, ZoneClock clock) : KeyPart
    {
        private readonly Dictionary<long, int> _codes = [];
        private readonly List<long> _spans = [];
        private (long Span, int Code) _last = (long.MinValue, 0);

        public override int CodeOf(int session, int action, long instant)
        {
            var span = TimeSpans.Of(dimension, clock, instant);
            if (span == _last.Span)
            {
                return _last.Code;
            }

            if (!_codes.TryGetValue(span, out var code))
            {
                code = _spans.Count;
                _codes.Add(span, code);
                _spans.Add(span);
            }

            _last = (span, code);
            return code;
        }

        public override GroupValue ValueOf(int code) => new(string.Empty, _spans[code]);
    }
}
