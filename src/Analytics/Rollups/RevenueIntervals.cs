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
        var credits = model == AttributionModel.TimeDecay ? DecayCredits() : PathCredits(model);
        foreach (var sum in credits.GroupBy(credit => credit.Key.Channel, credit => credit.Value))
        {
            _intervals[(model, sum.Key)] = Jackknife.Of(
                sum.Sum() / Revenue,
                [.. Enumerable.Range(0, UserGroup.Count).Select(group =>
                    credits.Where(credit => credit.Key.Channel == sum.Key && credit.Key.Group != group).Sum(credit => credit.Value) / (Revenue - _revenueOfGroup[group]))]);
        }
    }

    private void OfDataDriven(AttributionFigures figures)
    {
        var models = AttributionModelNames.DataDriven.Where(model => figures.Models[model] is not null).ToList();
        if (models.Count == 0)
        {
            return;
        }

        var groups = DataDrivenCredits.TotalsOfGroups(_rollup);
        var all = DataDrivenCredits.Sum(groups);
        var sets = new RevenueOfSets();
        _paths.ForEach(path => sets.Add(path.Group, path.Path, path.Revenue));
        var without = new IReadOnlyDictionary<Channel, decimal>[models.Count, UserGroup.Count];
        Parallel.For(0, UserGroup.Count, group =>
        {
            var others = DataDrivenModels.From(all.Without(groups[group]), models, figures.Prior);
            for (var at = 0; at < models.Count; at++)
            {
                without[at, group] = sets.Shares(others[models[at]]!, group);
            }
        });
        for (var at = 0; at < models.Count; at++)
        {
            foreach (var (channel, share) in sets.Shares(figures.Models[models[at]]!))
            {
                _intervals[(models[at], channel)] = Jackknife.Of(
                    share, [.. Enumerable.Range(0, UserGroup.Count).Select(group => without[at, group].GetValueOrDefault(channel))]);
            }
        }
    }

    /// <summary>Credit by group and channel under a rule that looks at paths.</summary>
    private Dictionary<(byte Group, Channel Channel), decimal> PathCredits(AttributionModel model)
    {
        var sums = new Dictionary<(byte, Channel), decimal>();
        var known = new Dictionary<ChannelPath, decimal[]>();
        foreach (var (group, path, revenue) in _paths)
        {
            if (!known.TryGetValue(path, out var parts))
            {
                var shares = RuleShares.Of(model, path);
                known[path] = parts = [.. Enumerable.Range(0, shares.Count).Select(at => shares.Round(at, SharePlaces))];
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
}
