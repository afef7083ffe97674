using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>
/// Independent check of the models' weights, computed from the specification rather than by the code that made the tables.
/// </summary>
internal static class ExpectedWeights
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    /// <summary>The weight of each touchpoint.</summary>
    /// <param name="model">The model.</param>
    /// <param name="window">The touchpoints in an order's window, earliest first.</param>
    /// <param name="orderedAt">Time of the order.</param>
    /// <param name="markov">The Markov chain, as it was written.</param>
    internal static decimal[] Of(AttributionModel model, IReadOnlyList<TouchpointRow> window, DateTime orderedAt, MarkovRows markov)
    {
        var count = window.Count;
        return model switch
        {
            AttributionModel.FirstClick => Only(count, 0),
            AttributionModel.LastClick => Only(count, count - 1),
            AttributionModel.LastNonDirectClick => Only(count, Enumerable.Range(0, count).LastOrDefault(at => window[at].Channel != Channel.Direct, count - 1)),
            AttributionModel.Linear => [.. window.Select(_ => 1m / count)],
            AttributionModel.PositionBased => [.. Enumerable.Range(0, count).Select(at => (count, at) switch
            {
                (1, _) => 1m,
                (2, _) => 0.5m,
                _ when at == 0 || at == count - 1 => 0.4m,
                _ => 0.2m / (count - 2),
            })],
            AttributionModel.TimeDecay => Normalised([.. window.Select(touchpoint => Math.Pow(0.5, (orderedAt - touchpoint.TouchedAt) / HalfLife))]),
            AttributionModel.Markov => ByChannel(window, markov.Conversions),
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No such model."),
        };
    }

    private static decimal[] Only(int count, int credited) => [.. Enumerable.Range(0, count).Select(at => at == credited ? 1m : 0m)];

    /// <summary>In proportion to the weights of the distinct channels, each shared equally by its touchpoints.</summary>
    private static decimal[] ByChannel(IReadOnlyList<TouchpointRow> window, IReadOnlyDictionary<Channel, decimal> weights)
    {
        var touches = window.CountBy(touchpoint => touchpoint.Channel).ToDictionary();
        var sum = touches.Keys.Sum(weights.GetValueOrDefault);
        return [.. window.Select(touchpoint => weights.GetValueOrDefault(touchpoint.Channel) / sum / touches[touchpoint.Channel])];
    }

    private static decimal[] Normalised(double[] weights)
    {
        var sum = weights.Sum();
        return [.. weights.Select(weight => (decimal)(weight / sum))];
    }
}
