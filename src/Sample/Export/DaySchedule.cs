using System.Runtime.InteropServices;
using Puffy.Sample.Chance;
using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>
/// Which events arrive on a day, in the order of their arrival: the day's own, those of visits that began before
/// midnight, late ones of the two days before, and some a second time.
/// </summary>
internal sealed class DaySchedule
{
    /// <summary>Cohorts older than this many days no longer reach a day's file.</summary>
    public const int OldestAge = Visitor.LastVisitWithinDays + MostDaysLate + 1;

    private const int MostDaysLate = 2;
    private const int LatePerTenThousand = 30;
    private const int DuplicatesPerTenThousand = 30;
    private const int LongestDuplicateDelay = 5 * 60_000;
    private const int LongestVisit = Visit.MostSteps * Visit.LongestPause;

    // The arrival in milliseconds of the day stands above the order of discovery, so that equal times have one order.
    private const int DiscoveryBits = 36;

    private readonly List<long> _arrivals = [];
    private readonly List<EventReference> _events = [];
    private readonly DateOnly _firstDay;

    private DaySchedule(DateOnly firstDay) => _firstDay = firstDay;

    /// <summary>The events by arrival.</summary>
    public ReadOnlySpan<EventReference> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>Works out a day's arrivals.</summary>
    /// <param name="cohorts">The cohorts by age, today's first, <see cref="OldestAge"/> + 1 of them.</param>
    /// <param name="firstDay">Events of days before this are of no export: they were in files that nobody has.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DaySchedule Of(IReadOnlyList<Cohort> cohorts, DateOnly firstDay, CancellationToken cancellation)
    {
        var schedule = new DaySchedule(firstDay);
        for (var age = cohorts.Count - 1; age >= 0; age--)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var number = 0; number < cohorts[age].Count; number++)
            {
                schedule.AddVisitor(cohorts[age], age, number);
            }
        }

        CollectionsMarshal.AsSpan(schedule._arrivals).Sort(CollectionsMarshal.AsSpan(schedule._events));
        return schedule;
    }

    private void AddVisitor(Cohort cohort, int age, int number)
    {
        var visitor = cohort[number];
        var today = age * (long)Visitor.Day;
        var start = visitor.FirstStart;
        for (var visit = 0; visit < visitor.Visits; visit++)
        {
            start += visit == 0 ? 0 : visitor.AbsenceBefore(visit);
            if (start >= today + Visitor.Day)
            {
                return;
            }

            if (start + LongestVisit + (MostDaysLate * (long)Visitor.Day) >= today)
            {
                AddVisit(visitor.VisitAt(visit), start, cohort.Day, new(number, (byte)age, (byte)visit, 0));
            }
        }
    }

    private void AddVisit(Visit visit, long start, DateOnly cohortDay, EventReference reference)
    {
        var at = start;
        for (var step = 0; step < visit.Steps; step++)
        {
            var dice = visit.StepDice(step);
            at += step == 0 ? 0 : Visit.PauseBefore(dice);
            var eventAge = (int)(at / Visitor.Day);
            if (eventAge + DaysLate(dice) != reference.Age || cohortDay.AddDays(eventAge) < _firstDay)
            {
                continue;
            }

            var arrival = (int)(at % Visitor.Day);
            Add(arrival, reference with { Step = (byte)step });
            if (dice.Happens(Trait.Duplicate, DuplicatesPerTenThousand))
            {
                var delay = dice.Below(Trait.DuplicateDelay, LongestDuplicateDelay);
                Add(Math.Min(arrival + delay, Visitor.Day - 1), reference with { Step = (byte)step });
            }
        }
    }

    private void Add(int arrival, EventReference reference)
    {
        _arrivals.Add(((long)arrival << DiscoveryBits) | (uint)_events.Count);
        _events.Add(reference);
    }

    private static int DaysLate(Dice step) =>
        step.Happens(Trait.Late, LatePerTenThousand) ? 1 + step.Below(Trait.Lateness, MostDaysLate) : 0;
}
