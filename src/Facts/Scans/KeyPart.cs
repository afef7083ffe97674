using System.Runtime.InteropServices;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>One dimension of a group's key: a small number for each row, and the value behind it.</summary>
internal abstract class KeyPart
{
    /// <summary>Every number is below this one.</summary>
    public abstract int Bound { get; }

    /// <summary>Whether the numbers follow from times.</summary>
    public virtual bool IsTime => false;

    /// <summary>The numbers of rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="instants">The time that counts of each: the session's start, of a credit the order's; empty where no part is a time.</param>
    /// <param name="codes">Their numbers.</param>
    public abstract void Read(RowBatch batch, ReadOnlySpan<long> instants, Span<int> codes);

    /// <summary>The value of a number.</summary>
    public abstract GroupValue ValueOf(int code);

    /// <summary>The part for a dimension.</summary>
    public static KeyPart For(Dimension dimension, ShardFacts facts, ZoneClock clock) => dimension switch
    {
        _ when dimension.IsTime() => new TimePart(dimension, clock, facts.Times),
        Dimension.Page => new ActionPart(facts.Actions, facts.Actions.Pages, kind => kind.Page),
        Dimension.EventName => new ActionPart(facts.Actions, facts.Actions.Names, kind => kind.Name),
        _ => new TextPart(facts.Sessions[dimension]),
    };

    private sealed class TextPart(TextColumn column) : KeyPart
    {
        public override int Bound => column.Texts.Count;

        public override void Read(RowBatch batch, ReadOnlySpan<long> instants, Span<int> codes)
        {
            var rows = batch.Sessions;
            var all = column.Codes;
            for (var i = 0; i < rows.Length; i++)
            {
                codes[i] = all[rows[i]];
            }
        }

        public override GroupValue ValueOf(int code) => new(column.Texts[code], 0);
    }

    private sealed class ActionPart(ActionColumns actions, Codebook texts, Func<(int Page, int Name), int> part) : KeyPart
    {
        private readonly int[] _ofKinds = [.. actions.Kinds.Select(part)];

        public override int Bound => texts.Count;

        public override void Read(RowBatch batch, ReadOnlySpan<long> instants, Span<int> codes)
        {
            var rows = batch.Rows;
            var kinds = actions.Actions.Span;
            for (var i = 0; i < rows.Length; i++)
            {
                codes[i] = _ofKinds[kinds[rows[i]]];
            }
        }

        public override GroupValue ValueOf(int code) => new(texts[code], 0);
    }

    /// <summary>Spans of time. A span is looked up once for each quarter of an hour: no span ends within one.</summary>
    private sealed class TimePart : KeyPart
    {
        /// <summary>So many quarters, seven years, have a table; beyond, a quarter is looked up by a hash.</summary>
        private const int MostInTable = 1 << 18;

        private readonly Dimension _dimension;
        private readonly ZoneClock _clock;
        private readonly long _firstQuarter;
        private readonly int[] _table;
        private readonly Dictionary<long, int> _codes = [];
        private readonly List<long> _spans = [];

        public TimePart(Dimension dimension, ZoneClock clock, (long First, long Last) times)
        {
            (_dimension, _clock) = (dimension, clock);
            _firstQuarter = ZoneClock.Floor(times.First, ZoneClock.Quarter);
            var quarters = ZoneClock.Floor(times.Last, ZoneClock.Quarter) - _firstQuarter + 1;
            _table = new int[Math.Min(quarters, MostInTable)];
            // A day can share its quarters with no other; a zone's offset can cut an hour in two.
            Bound = (int)Math.Min(dimension == Dimension.Hour ? quarters : (quarters / (24 * 4)) + 3, int.MaxValue);
        }

        public override int Bound { get; }

        public override bool IsTime => true;

        public override void Read(RowBatch batch, ReadOnlySpan<long> instants, Span<int> codes)
        {
            for (var i = 0; i < instants.Length; i++)
            {
                var quarter = ZoneClock.Floor(instants[i], ZoneClock.Quarter) - _firstQuarter;
                if ((ulong)quarter >= (ulong)_table.Length)
                {
                    codes[i] = CodeOf(instants[i]);
                    continue;
                }

                // The table holds the code plus one; 0 is a quarter that has not come up.
                ref var known = ref _table[quarter];
                codes[i] = (known != 0 ? known : known = CodeOf(instants[i]) + 1) - 1;
            }
        }

        public override GroupValue ValueOf(int code) => new(string.Empty, _spans[code]);

        private int CodeOf(long instant)
        {
            var span = TimeSpans.Of(_dimension, _clock, instant);
            ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, span, out var known);
            if (!known)
            {
                code = _spans.Count;
                _spans.Add(span);
            }

            return code;
        }
    }
}
