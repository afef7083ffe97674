using Puffy.Sample.Chance;
using Puffy.Sample.Options;

namespace Puffy.Sample.Visitors;

/// <summary>
/// The visitors who come for the first time on one day. A cohort depends on the seed, the calendar day and the
/// shop's size only, not on which days are exported: a longer export has the same days in it.
/// </summary>
internal sealed class Cohort
{
    // Thousandths of the mean, Sunday first; they add up to seven times 1000.
    private static readonly int[] Weekdays = [1_030, 1_040, 1_010, 990, 990, 970, 970];

    private readonly Dice _dice;
    private readonly int _engagedPerMillion;

    public Cohort(SampleOptions options, DateOnly day)
    {
        Day = day;
        _dice = new Dice((ulong)options.Seed).At(day.DayNumber);
        _engagedPerMillion = (int)Math.Round(options.EngagedShare * 1_000_000);
        Count = _dice.Count(Trait.CohortSize, options.NewVisitorsPerDay * Weekdays[(int)day.DayOfWeek] / 1_000);
    }

    /// <summary>The day of everybody's first visit.</summary>
    public DateOnly Day { get; }

    public int Count { get; }

    public Visitor this[int number] => Visitor.Of(_dice.At(number), _engagedPerMillion);
}
