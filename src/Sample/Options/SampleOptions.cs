using System.Globalization;

namespace Puffy.Sample.Options;

/// <summary>What sort of exports to generate. Equal options give equal bytes on every machine.</summary>
public sealed record SampleOptions
{
    /// <summary>The most visitors that can be asked for.</summary>
    public const int MostUsers = 100_000_000;

    /// <summary>The most days that can be asked for: ten years.</summary>
    public const int MostDays = 3_660;

    // Before it, a timestamp counts as invalid.
    private static readonly DateOnly EarliestDay = new(2000, 1, 1);
    private static readonly DateOnly LatestDay = new(2199, 12, 31);

    /// <summary>
    /// How many visitors come for the first time within the days, on average: counts vary from day to day as those of
    /// a real shop do. Some visitors of the weeks before come back too, on top.
    /// </summary>
    public int Users { get; init; } = 2_000;

    /// <summary>How many days to export, a file each.</summary>
    public int Days { get; init; } = 7;

    /// <summary>
    /// Where all chance comes from. The shop's calendar is a function of the seed: with the same users a day and the
    /// same first day, more days add files and change none.
    /// </summary>
    public long Seed { get; init; } = 1;

    /// <summary>The first day, UTC, from 2000-01-01 on. The default is a Monday.</summary>
    public DateOnly FirstDay { get; init; } = new(2025, 1, 6);

    /// <summary>
    /// The share of visitors, from 0 to 0.9, who look around or buy; half of the engaged buy. The default gives 1.4
    /// events and 0.04 orders a user; 0.02 is a shop that lives on passing clicks, 0.3 one with regulars.
    /// </summary>
    public double EngagedShare { get; init; } = 0.075;

    /// <summary>Faults to inject, each into a day of its own or several into one. None by default.</summary>
    public IReadOnlyList<SampleFault> Faults { get; init; } = [];

    /// <summary>The last day of the export.</summary>
    public DateOnly LastDay => FirstDay.AddDays(Days - 1);

    /// <summary>How many visitors come for the first time on a day, on average.</summary>
    internal double NewVisitorsPerDay => (double)Users / Days;

    /// <summary>
    /// How many transaction numbers a day has: about 25 for each order, so that one order in fifty shares its number
    /// with another's, in a small sample as in a large one.
    /// </summary>
    internal int TransactionNumbersPerDay => Math.Max(100, (int)NewVisitorsPerDay);

    /// <summary>Refuses options that make no sense.</summary>
    /// <exception cref="SampleException">An option is out of its range; the message names it, its value and the range.</exception>
    public void Validate()
    {
        Require(Users is >= 0 and <= MostUsers, $"users must be from 0 to {MostUsers}, not {Users}.");
        Require(Days is >= 1 and <= MostDays, $"days must be from 1 to {MostDays}, not {Days}.");
        Require(
            FirstDay >= EarliestDay && FirstDay <= LatestDay,
            $"the first day must be from {EarliestDay:O} to {LatestDay:O}, not {FirstDay:O}.");
        Require(EngagedShare is >= 0 and <= 0.9, $"the engaged share must be from 0 to 0.9, not {EngagedShare}.");
        foreach (var fault in Faults)
        {
            Require(fault.Problem is null, $"the fault {fault} can't be used: {fault.Problem}");
            Require(
                fault.Day >= FirstDay && fault.Day <= LastDay,
                $"the fault {fault} is on a day outside the sample, which covers {FirstDay:O} to {LastDay:O}.");
        }
    }

    private static void Require(bool condition, FormattableString message)
    {
        if (!condition)
        {
            throw new SampleException($"Sample: {message.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
