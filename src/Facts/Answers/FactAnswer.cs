using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>The answer to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Currency">The currency of money in it.</param>
/// <param name="Results">The groups on the page asked for, in their order.</param>
/// <param name="Totals">The same without dimensions; null where it was not asked for.</param>
/// <param name="About">What the answer was computed from.</param>
public sealed record FactAnswer(
    FactQuestion Question, Currency Currency, IReadOnlyList<AnsweredGroup> Results, AnsweredGroup? Totals, AnswerBasis About);

/// <summary>A group with its metrics.</summary>
/// <param name="Key">Its value of each dimension, in the order asked.</param>
/// <param name="Metrics">Its value of each metric, in the order asked; null for a ratio over nothing.</param>
/// <param name="Before">The metrics of the days before; null where no comparison was asked for.</param>
/// <param name="Chance">How each change compares with chance, null where it is not judged; null as a whole where it was not asked for.</param>
public sealed record AnsweredGroup(
    ImmutableArray<GroupValue> Key, ImmutableArray<decimal?> Metrics, ImmutableArray<decimal?>? Before, ImmutableArray<ChangeInterval?>? Chance);

/// <summary>What an answer was computed from.</summary>
/// <param name="Sequence">Writes to the store that the answer holds, summed over its shards.</param>
/// <param name="Time">The time of the answer.</param>
/// <param name="Days">The days asked for; for all, those that have sessions; null where there are none.</param>
/// <param name="DaysBefore">The days of the comparison; null where there is none.</param>
/// <param name="TotalRows">How many groups there are on all pages.</param>
/// <param name="SessionsRead">How many sessions the store has.</param>
/// <param name="Milliseconds">How long the answer took.</param>
public sealed record AnswerBasis(
    long Sequence, DateTimeOffset Time, DateRange? Days, DateRange? DaysBefore, int TotalRows, long SessionsRead, long Milliseconds);
