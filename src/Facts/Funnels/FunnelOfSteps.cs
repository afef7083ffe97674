using Puffy.Analytics.Statistics;

namespace Puffy.Facts.Funnels;

/// <summary>A funnel of steps, one for each value that it is split by.</summary>
/// <param name="Groups">The funnels; the one that most entered first.</param>
public sealed record FunnelOfSteps(IReadOnlyList<FunnelOfValue> Groups)
{
    /// <summary>Adds up what the shards counted.</summary>
    public static FunnelOfSteps From(FunnelAsked asked, IEnumerable<IReadOnlyDictionary<string, FunnelSums>> shards)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(shards);
        var sums = new Dictionary<string, FunnelSums>(StringComparer.Ordinal);
        if (asked.By is null)
        {
            sums.Add(string.Empty, new FunnelSums(asked.Steps.Length));
        }

        foreach (var (value, counted) in shards.SelectMany(shard => shard))
        {
            if (!sums.TryGetValue(value, out var sum))
            {
                sums.Add(value, sum = new FunnelSums(asked.Steps.Length));
            }

            sum.Add(counted);
        }

        return new FunnelOfSteps([.. sums
            .OrderByDescending(group => group.Value.Reached[0])
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new FunnelOfValue(group.Key, [.. asked.Steps.Select((step, i) => StepReached.Of(step.Name, i, group.Value))]))]);
    }
}

/// <summary>The funnel of one value.</summary>
/// <param name="Value">The value; empty where nothing is split.</param>
/// <param name="Steps">The steps.</param>
public sealed record FunnelOfValue(string Value, IReadOnlyList<StepReached> Steps);

/// <summary>A step of a funnel.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">Sessions that reached it after the steps before; with a window, users.</param>
/// <param name="RateFromPrevious">Their share of those that reached the step before; null where there is none.</param>
/// <param name="RateFromFirst">Their share of those that reached the first step.</param>
/// <param name="DropOff">How many reached the step before and not this one.</param>
/// <param name="MedianSeconds">Median time since the step before; null where nobody came so far.</param>
public sealed record StepReached(string Name, long Count, decimal? RateFromPrevious, decimal? RateFromFirst, long DropOff, decimal? MedianSeconds)
{
    private const int RatePlaces = 10;

    internal static StepReached Of(string name, int step, FunnelSums sums)
    {
        var before = step == 0 ? sums.Reached[0] : sums.Reached[step - 1];
        return new StepReached(
            name,
            sums.Reached[step],
            step == 0 ? null : Rate(sums.Reached[step], before),
            Rate(sums.Reached[step], sums.Reached[0]),
            before - sums.Reached[step],
            Histogram.Median(sums.Times[step].Select(cell => (cell.Key, cell.Value))) / 1000);
    }

    private static decimal? Rate(long part, long whole) => Ratio.Of(part, whole) is { } rate ? Math.Round(rate, RatePlaces) : null;
}
