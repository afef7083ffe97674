namespace Puffy.Reports.Executive;

/// <summary>The rules for what makes figures doubtful, each with the size of the doubt.</summary>
internal static class Doubts
{
    /// <summary>All that apply, those that touch most revenue first.</summary>
    internal static IReadOnlyList<Doubt> Of(ExecutiveFigures figures)
    {
        Func<ExecutiveFigures, Doubt?>[] rules =
        [
            VisitDoubts.NoHistory, VisitDoubts.CutWindow, VisitDoubts.Referrers, VisitDoubts.BegunInCheckout, VisitDoubts.MissingUserIds,
            OrderDoubts.Collisions, OrderDoubts.Mismatches, OrderDoubts.LostOrders, OrderDoubts.ZeroRevenue,
            InputDoubts.MissingDays, InputDoubts.StrayDates, InputDoubts.LostFiles, InputDoubts.FilesWithoutRows, InputDoubts.OtherRefusals,
            VisitDoubts.SkippedSteps, VisitDoubts.Bots,
        ];
        return [.. rules.Select(rule => rule(figures)).OfType<Doubt>().OrderByDescending(doubt => doubt.Weight)];
    }
}
