using System.Collections.Concurrent;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Persons;

namespace Puffy.Analytics.Rollups;

/// <summary>Who earned the orders under every model: rules as they were rolled up, data-driven models as the paths of the moment have them.</summary>
/// <param name="Channels">Visits, and credit under every model that can be computed.</param>
/// <param name="Paths">The paths.</param>
/// <param name="Models">The data-driven models.</param>
public sealed record AttributionFigures(ChannelRollup Channels, PathRollup Paths, DataDrivenModels Models)
{
    private readonly ConcurrentDictionary<Currency, RevenueIntervals> _intervals = new();

    /// <summary>The models that are asked for.</summary>
    public IReadOnlyList<AttributionModel> Asked { get; init; } = AttributionModelNames.All;

    /// <summary>α of the Shapley model.</summary>
    public int Prior { get; init; }

    /// <summary>The persons of several users, whose credit moved between their users' touchpoints.</summary>
    public PersonIndex Persons { get; init; } = PersonIndex.Alone;

    /// <summary>The number of writes to journeys that the paths hold: their moment. 0 where they come from the journeys themselves.</summary>
    public long Through { get; init; }

    /// <summary>How sure each channel's share of revenue is. Computed once for a currency.</summary>
    public RevenueIntervals Intervals(Currency currency) => _intervals.GetOrAdd(currency, _ => RevenueIntervals.From(this, currency));

    /// <summary>Adds the data-driven credits.</summary>
    /// <param name="channels">Visits and the rules' credit, to which the rest is added.</param>
    /// <param name="paths">The paths of all history.</param>
    /// <param name="asked">The models that are asked for.</param>
    /// <param name="prior">α of the Shapley model.</param>
    /// <param name="day">The only day that the channels are of; null for all.</param>
    public static AttributionFigures From(ChannelRollup channels, PathRollup paths, IReadOnlyList<AttributionModel> asked, int prior, DateOnly? day = null)
    {
        var models = DataDrivenModels.From(DataDrivenCredits.Sum(DataDrivenCredits.TotalsOfGroups(paths)), asked, prior);
        DataDrivenCredits.AddTo(channels, paths, models, day);
        return new AttributionFigures(channels, paths, models) { Asked = asked, Prior = prior };
    }
}
