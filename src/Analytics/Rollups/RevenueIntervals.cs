using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// How sure each channel's share of revenue is under each model: one group of users is left out at a time, and data-driven models are
/// computed again. Shares are those before rounding to the minor unit. Pure.
/// </summary>
public sealed class RevenueIntervals
{
    /// <summary>Places of a touchpoint's share. Sums go by path in ordinal order, so that they are the same whatever the rollup's order.</summary>
    private const int SharePlaces = 20;

    private readonly PathRollup _rollup;
    private readonly Currency _currency;
    private readonly List<(byte Group, ChannelPath Path, decimal Revenue)> _paths;
    private readonly decimal[] _revenueOfGroup = new decimal[UserGroup.Count];
    private readonly Dictionary<(AttributionModel Model, Channel Channel), ShareInterval> _intervals = [];

    private RevenueIntervals(PathRollup rollup, Currency currency)
    {
        _rollup = rollup;
        _currency = currency;
        _paths = [.. rollup.Paths.Cells
            .Where(cell => cell.Key.Currency == currency && cell.Value.Orders != 0)
            .Select(cell => (cell.Key.Group, cell.Key.Path, cell.Value.Revenue))
            .OrderBy(path => path.Path.ToString(), StringComparer.Ordinal)
            .ThenBy(path => path.Group)];
        foreach (var (group, _, revenue) in _paths)
        {
            _revenueOfGroup[group] += revenue;
        }
    }

    private decimal Revenue => _revenueOfGroup.Sum();

    /// <summary>Whether there is any interval.</summary>
    public bool HasAny => _intervals.Count > 0;

    /// <summary>The interval of a channel under a model; null where there is none, as one group holds all revenue, or nobody does.</summary>
    public ShareInterval? this[AttributionModel model, Channel channel] =>
        _intervals.TryGetValue((model, channel), out var interval) ? interval : null;

    /// <summary>The intervals of some figures, in the main currency.</summary>
    public static RevenueIntervals From(AttributionFigures figures, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var intervals = new RevenueIntervals(figures.Paths, currency);
        if (intervals._revenueOfGroup.Any(revenue => revenue == intervals.Revenue))
        {
            return intervals;
        }

        foreach (var model in figures.Asked)
        {
            if (!model.IsDataDriven())
            {
                intervals.OfRule(model);
            }
        }

        intervals.OfDataDriven(figures);
        return intervals;
    }

    private void OfRule(AttributionModel model)
    {
        var credits = model == AttributionModel.TimeDecay ? DecayCredits() : PathCredits(path => RuleShares.Of(model, path));
        Take(
            model,
            credits.GroupBy(credit => credit.Key.Channel, credit => credit.Value).ToDictionary(sum => sum.Key, sum => sum.Sum()),
            (channel, group) => credits.Where(credit => credit.Key.Channel == channel && credit.Key.Group != group).Sum(credit => credit.Value));
    }

    private void OfDataDriven(AttributionFigures figures)
    {
        var without = Enumerable.Range(0, UserGroup.Count).AsParallel().AsOrdered()
            .Select(group => DataDrivenModels.From(DataDrivenCredits.Counts(_rollup, group), figures.Asked, figures.Prior))
            .ToList();
        foreach (var model in AttributionModelNames.DataDriven.Where(model => figures.Models[model] is not null))
        {
            var all = Sums(PathCredits(figures.Models[model]!.SharesOf), null);
            var sums = without.AsParallel().AsOrdered().Select((models, group) => Sums(PathCredits(models[model]!.SharesOf, group), group)).ToList();
            Take(model, all, (channel, group) => sums[group].GetValueOrDefault(channel));
        }
    }

    /// <summary>Credit by group and channel, of the paths of all groups or of all but one.</summary>
    private Dictionary<(byte Group, Channel Channel), decimal> PathCredits(Func<ChannelPath, Fraction[]> shares, int? without = null)
    {
        var sums = new Dictionary<(byte, Channel), decimal>();
        var known = new Dictionary<ChannelPath, decimal[]>();
        foreach (var (group, path, revenue) in _paths.Where(path => path.Group != without))
        {
            if (!known.TryGetValue(path, out var parts))
            {
                known[path] = parts = Array.ConvertAll(shares(path), share => share.Round(SharePlaces));
            }

            for (var at = 0; at < parts.Length; at++)
            {
                sums[(group, path[at])] = sums.GetValueOrDefault((group, path[at])) + (revenue * parts[at]);
            }
        }

        return sums;
    }

    private Dictionary<(byte Group, Channel Channel), decimal> DecayCredits() => _rollup.TimeDecay.Cells
        .Where(cell => cell.Key.Currency == _currency)
        .OrderBy(cell => cell.Key.Group)
        .ThenBy(cell => cell.Key.Channel)
        .ToDictionary(cell => (cell.Key.Group, cell.Key.Channel), cell => cell.Value.Revenue);

    private static Dictionary<Channel, decimal> Sums(Dictionary<(byte Group, Channel Channel), decimal> credits, int? without) => credits
        .Where(credit => credit.Key.Group != without)
        .GroupBy(credit => credit.Key.Channel, credit => credit.Value)
        .ToDictionary(sum => sum.Key, sum => sum.Sum());

    private void Take(AttributionModel model, Dictionary<Channel, decimal> credits, Func<Channel, int, decimal> without)
    {
        foreach (var (channel, credit) in credits)
        {
            _intervals[(model, channel)] = Jackknife.Of(
                credit / Revenue,
                [.. Enumerable.Range(0, UserGroup.Count).Select(group => without(channel, group) / (Revenue - _revenueOfGroup[group]))]);
        }
    }
}
