using Puffy.Sample.Visitors;

namespace Puffy.Sample.Export;

/// <summary>An event with all that its row is drawn from.</summary>
/// <param name="Visitor">Who.</param>
/// <param name="Number">The visitor's number in the cohort.</param>
/// <param name="FirstDay">The day of the visitor's first visit, from whose midnight times count.</param>
/// <param name="Visit">In which visit.</param>
/// <param name="VisitNumber">The number of that visit, the first being 0.</param>
/// <param name="VisitStart">The start of that visit in milliseconds.</param>
/// <param name="Step">The event in the visit, the first being 0.</param>
/// <param name="At">The time of the event in milliseconds.</param>
internal readonly record struct DayEvent(
    Visitor Visitor, int Number, DateOnly FirstDay, Visit Visit, int VisitNumber, long VisitStart, int Step, long At)
{
    /// <summary>Draws the event that a reference names.</summary>
    public static DayEvent Of(Cohort cohort, EventReference reference)
    {
        var visitor = cohort[reference.Visitor];
        var start = visitor.FirstStart;
        for (var visit = 1; visit <= reference.Visit; visit++)
        {
            start += visitor.AbsenceBefore(visit);
        }

        var current = visitor.VisitAt(reference.Visit);
        var at = start;
        for (var step = 1; step <= reference.Step; step++)
        {
            at += Visit.PauseBefore(current.StepDice(step));
        }

        return new DayEvent(visitor, reference.Visitor, cohort.Day, current, reference.Visit, start, reference.Step, at);
    }
}
