using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Turns a question into what each shard is asked, and what the shards say into its answer.</summary>
public sealed class QuestionPlan
{
    private readonly FactQuestion _question;
    private readonly Currency _currency;
    private readonly int _totals = -1;
    private readonly int _before = -1;
    private readonly int _totalsBefore = -1;

    /// <summary>Plans a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="currency">The currency of figures in money.</param>
    public QuestionPlan(FactQuestion question, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(question);
        (_question, _currency) = (question, currency);
        var asked = ImmutableArray.CreateBuilder<ShardQuestion>();
        asked.Add(Ask(question.Dimensions, question.Days));
        var before = question.Compare ? question.Days!.Value.Before : null;
        if (question.Totals)
        {
            _totals = asked.Count;
            asked.Add(Ask([], question.Days));
        }

        if (before is not null)
        {
            _before = asked.Count;
            asked.Add(Ask(question.Dimensions, before));
        }

        if (before is not null && question.Totals)
        {
            _totalsBefore = asked.Count;
            asked.Add(Ask([], before));
        }

        ForShards = asked.ToImmutable();
    }

    /// <summary>What each shard is asked, all of one moment.</summary>
    public ImmutableArray<ShardQuestion> ForShards { get; }

    /// <summary>The answer.</summary>
    /// <param name="shards">What every shard said to <see cref="ForShards"/>.</param>
    /// <param name="time">The time of the answer.</param>
    /// <param name="elapsed">How long the shards took.</param>
    public FactAnswer Answer(IReadOnlyList<ShardAnswer> shards, DateTimeOffset time, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(shards);
        var clock = new ZoneClock(QuestionTimeZone.Find(_question.TimeZone));
        var groups = Merge(_question.Dimensions, shards, 0);
        var page = new GroupOrdering(_question, groups, _currency).First((int)Math.Min((long)_question.Offset + _question.Limit, groups.Count)).Skip(_question.Offset);
        var before = _before < 0 ? null : Merge(_question.Dimensions, shards, _before);
        var match = before is null ? null : new BucketMatch(_question.Days!.Value, _question.Days!.Value.Before!.Value, clock);
        return new FactAnswer(
            _question,
            _currency,
            [.. page.Select(group => Shape(groups.KeyOf(group), groups.SumsOf(group), before?.SumsOf(before.Find(Before(match!, groups.KeyOf(group))))))],
            _totals < 0 ? null : Shape([], Merge([], shards, _totals).SumsOf(0), _totalsBefore < 0 ? null : Merge([], shards, _totalsBefore).SumsOf(0)),
            new AnswerBasis(
                shards.Sum(shard => shard.Sequence),
                time,
                _question.Days ?? KnownDays(shards, clock),
                _before < 0 ? null : _question.Days!.Value.Before,
                groups.Count,
                shards.Sum(shard => shard.Sessions),
                (long)elapsed.TotalMilliseconds));
    }

    private static MergedGroups Merge(ImmutableArray<Dimension> dimensions, IReadOnlyList<ShardAnswer> shards, int question) =>
        new(dimensions, [.. shards.Select(shard => shard.Answers[question])]);

    private static DateRange? KnownDays(IReadOnlyList<ShardAnswer> shards, ZoneClock clock) =>
        shards.Min(shard => shard.Span?.FirstStart) is { } first && shards.Max(shard => shard.Span?.LastStart) is { } last
            ? new DateRange(DateOnly.FromDayNumber(clock.DayNumber(first)), DateOnly.FromDayNumber(clock.DayNumber(last)))
            : null;

    private ShardQuestion Ask(ImmutableArray<Dimension> dimensions, DateRange? days) => new(
        dimensions,
        _question.Filters,
        days,
        _question.TimeZone,
        _question.Model,
        _currency,
        _question.IsOfEvents,
        _question.Metrics.Aggregate(Sums.None, (sums, metric) => sums | MetricSums.Of(metric)));

    private ImmutableArray<GroupValue> Before(BucketMatch match, ImmutableArray<GroupValue> key) =>
        [.. key.Select((value, i) => match.Before(_question.Dimensions[i], value))];

    private ImmutableArray<decimal?> Metrics(GroupSums sums) => [.. _question.Metrics.Select(metric => MetricValue.Of(metric, sums, _currency))];

    private AnsweredGroup Shape(ImmutableArray<GroupValue> key, GroupSums sums, GroupSums? before) => new(
        key,
        Metrics(sums),
        before is null ? null : Metrics(before),
        before is null || !_question.Chance ? null : [.. _question.Metrics.Select(metric => ChangeInterval.Of(metric, sums, before))]);
}
