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
        private const int Recent = 512;

        private readonly Dictionary<long, int> _codes = [];
        private readonly List<long> _spans = [];

        /// <summary>The codes of spans that came before, by a part of the span's number: a week of hours fits.</summary>
        private readonly (long Span, int Code)[] _recent = [.. Enumerable.Repeat((long.MinValue, 0), Recent)];

        public override int CodeOf(int session, int action, long instant)
        {
            var span = TimeSpans.Of(dimension, clock, instant);
            // Hours are numbered in steps of 60 times 4,096, days by one.
            ref var recent = ref _recent[(span ^ (span >> 14)) & (Recent - 1)];
            if (span == recent.Span)
            {
                return recent.Code;
            }

            if (!_codes.TryGetValue(span, out var code))
            {
                code = _spans.Count;
                _codes.Add(span, code);
                _spans.Add(span);
            }

            recent = (span, code);
            return code;
        }

        public override GroupValue ValueOf(int code) => new(string.Empty, _spans[code]);
    }
}
