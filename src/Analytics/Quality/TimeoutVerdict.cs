namespace Puffy.Analytics.Quality;

/// <summary>Whether the data supports a session timeout.</summary>
public enum TimeoutSupport
{
    /// <summary>Too few gaps to judge.</summary>
    TooFewGaps,

    /// <summary>It does.</summary>
    Supported,

    /// <summary>It does not.</summary>
    NotSupported,
}

/// <summary>
/// What the data says of a session timeout. It supports one that bridges the gaps within visits and whose exact value does
/// not matter: at least <see cref="CoverageNeeded"/> of the gaps within 24 hours are no longer than it, and the number of
/// sessions has an elasticity of at most <see cref="ElasticityAllowed"/> there.
/// </summary>
/// <param name="Timeout">The timeout that was judged.</param>
/// <param name="Support">The verdict.</param>
/// <param name="Sessions">Sessions under it.</param>
/// <param name="Coverage">Share of the gaps within 24 hours that it bridges; null without such gaps.</param>
/// <param name="Elasticity">How much the number of sessions depends on it, see <see cref="SessionTimeoutCurve.Elasticity"/>; null
/// without sessions.</param>
/// <param name="Shortest">The shortest timeout of whole minutes, up to <see cref="LongestOffered"/>, that the data supports; null
/// where there is none.</param>
public sealed record TimeoutVerdict(
    TimeSpan Timeout, TimeoutSupport Support, long Sessions, double? Coverage, double? Elasticity, TimeSpan? Shortest)
{
    /// <summary>The share of the gaps within 24 hours that must be bridged.</summary>
    public const double CoverageNeeded = 0.9;

    /// <summary>
    /// The elasticity up to which the exact timeout does not matter: a twentieth of a per cent of the sessions for each per cent.
    /// </summary>
    public const double ElasticityAllowed = 0.05;

    /// <summary>With fewer gaps within 24 hours, the 95 % interval of a share of 90 % is wider than 6 points.</summary>
    public const long GapsNeeded = 100;

    /// <summary>The longest timeout offered: a longer one would join a morning visit with an afternoon one.</summary>
    public static readonly TimeSpan LongestOffered = TimeSpan.FromHours(4);

    /// <summary>Whether enough gaps are bridged.</summary>
    public bool CoversEnough => Coverage >= CoverageNeeded;

    /// <summary>Whether the exact value matters little.</summary>
    public bool IsStable => Elasticity <= ElasticityAllowed;

    /// <summary>Judges a timeout.</summary>
    /// <param name="curve">The effect of each timeout.</param>
    /// <param name="timeout">From 2 seconds to 24 hours.</param>
    public static TimeoutVerdict Of(SessionTimeoutCurve curve, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var (coverage, elasticity) = (curve.Coverage(timeout), curve.Elasticity(timeout));
        var enough = curve.GapsWithinDay >= GapsNeeded;
        return new TimeoutVerdict(
            timeout,
            !enough ? TimeoutSupport.TooFewGaps : Holds(coverage, elasticity) ? TimeoutSupport.Supported : TimeoutSupport.NotSupported,
            curve.Sessions(timeout),
            coverage,
            elasticity,
            enough ? ShortestOf(curve) : null);
    }

    private static bool Holds(double? coverage, double? elasticity) => coverage >= CoverageNeeded && elasticity <= ElasticityAllowed;

    private static TimeSpan? ShortestOf(SessionTimeoutCurve curve)
    {
        for (var minutes = 1; minutes <= LongestOffered.TotalMinutes; minutes++)
        {
            var timeout = TimeSpan.FromMinutes(minutes);
            if (Holds(curve.Coverage(timeout), curve.Elasticity(timeout)))
            {
                return timeout;
            }
        }

        return null;
    }
}
