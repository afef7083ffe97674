using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Monitoring;

/// <summary>How the values of single orders scatter.</summary>
internal static class OrderValues
{
    /// <summary>Money is kept to the minor unit, so no mean is more certain: its square, which keeps free orders from having no variance.</summary>
    public static double LeastVariance(Currency currency) => (double)(currency.MinorUnit * currency.MinorUnit);

    /// <summary>Values are taken to scatter by at least half their mean: few orders may happen to be alike.</summary>
    private const double LeastSquaredVariation = 0.25;

    /// <summary>The squared coefficient of variation of the orders of some days.</summary>
    public static double SquaredVariation(IReadOnlyList<DayFigures> days)
    {
        double orders = days.Sum(day => day.Sales.Orders);
        var mean = (double)days.Sum(day => day.Sales.Revenue) / orders;
        var meanSquare = (double)days.Sum(day => day.Sales.Squares) / orders;
        return mean > 0 ? Math.Max(LeastSquaredVariation, (meanSquare / (mean * mean)) - 1) : LeastSquaredVariation;
    }
}
