using Puffy.Analytics.Currencies;
using Puffy.Analytics.Sessions;
using Puffy.Analytics.Statistics;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Behaviour;

/// <summary>Totals over some of the sessions.</summary>
/// <param name="Sessions">Sessions.</param>
/// <param name="Converted">Those in which an order was made.</param>
/// <param name="Orders">Orders made in them.</param>
/// <param name="Revenue">Revenue of those in the main currency.</param>
public readonly record struct VisitFigures(long Sessions, long Converted, long Orders, decimal Revenue) : ICell<VisitFigures>
{
    /// <summary>The share of the sessions in which an order was made.</summary>
    public Proportion Conversion => new(Converted, Sessions);

    /// <summary>The figures of one session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="currency">The main currency.</param>
    public static VisitFigures Of(Session session, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new VisitFigures(1, session.Converted ? 1 : 0, session.Orders, session.Revenue[currency]);
    }

    /// <inheritdoc/>
    public static VisitFigures operator +(VisitFigures left, VisitFigures right) => new(
        left.Sessions + right.Sessions, left.Converted + right.Converted, left.Orders + right.Orders, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static VisitFigures operator -(VisitFigures value) => new(-value.Sessions, -value.Converted, -value.Orders, -value.Revenue);
}
