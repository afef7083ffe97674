namespace Puffy.Analytics.Monitoring;

/// <summary>How the values of single orders scatter.</summary>
internal static class OrderValues
{
    /// <summary>Money is kept to the cent, so no mean is more certain: its square, which keeps free orders from having no variance.</summary>
    public const double Cent = 0.0001;

    /// <summary>Values are taken to scatter by at least half their mean: few orders may happen to be alike.</summary>
    private const double LeastSquaredVariation = 0.25;

    /// <summary>The squared coefficient of variation of the orders of some days.</summary>
    public static double SquaredVariation(IReadOnlyList<DayFigures> days)
    {
        double orders = days.Sum(day => day.Activity.Orders);
        var mean = (double)days.Sum(day => day.Activity.Revenue) / orders;
        var meanSquare = (double)days.Sum(day => day.Activity.RevenueSquares) / orders;
        return mean > 0 ? Math.Max(LeastSquaredVariation, (meanSquare / (mean * mean)) - 1) : LeastSquaredVariation;
    }
}
