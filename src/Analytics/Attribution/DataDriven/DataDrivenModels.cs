namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>The models that learn from all paths, or why one can't be computed. Safe for concurrent use.</summary>
public sealed class DataDrivenModels
{
    private const string NoOrder = "there is no order";

    private readonly Dictionary<AttributionModel, PathModel> _models = [];
    private readonly SortedDictionary<AttributionModel, string> _missing = [];

    private DataDrivenModels()
    {
    }

    /// <summary>For each model that can't be computed, the reason. It completes a sentence such as "markov: there is no order".</summary>
    public IReadOnlyDictionary<AttributionModel, string> Missing => _missing;

    /// <summary>The Markov model; null where it can't be computed.</summary>
    public MarkovModel? Markov => (MarkovModel?)_models.GetValueOrDefault(AttributionModel.Markov);

    /// <summary>A model; null where it can't be computed, or is a rule.</summary>
    public PathModel? this[AttributionModel model] => _models.GetValueOrDefault(model);

    /// <summary>The models of some paths.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="asked">The models that are asked for; the rules among them do not matter.</param>
    /// <param name="prior">α of the Shapley model, see <see cref="ShapleyGame"/>.</param>
    internal static DataDrivenModels From(PathTotals paths, IReadOnlyList<AttributionModel> asked, int prior)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var channels = Enumerable.Range(0, paths.Transitions.Channels).Count(channel => paths.Transitions.Visits(channel) > 0);
        var longest = paths.Sets.Where(set => set.Value.Orders > 0).Select(set => set.Key.Count).DefaultIfEmpty().Max();
        var models = new DataDrivenModels();
        models.Take(
            asked,
            AttributionModel.Markov,
            longest == 0 ? NoOrder : channels > MarkovModel.MostChannels ? $"there are {channels} channels; it is computed for at most {MarkovModel.MostChannels}" : null,
            () => MarkovModel.From(paths));
        models.Take(
            asked,
            AttributionModel.Shapley,
            longest == 0 ? NoOrder : longest > ShapleyGame.MostPlayers ? $"an order has {longest} channels; it is computed for at most {ShapleyGame.MostPlayers}" : null,
            () => ShapleyModel.From(paths, prior));
        return models;
    }

    private void Take(IReadOnlyList<AttributionModel> asked, AttributionModel model, string? missing, Func<PathModel> make)
    {
        if (asked.Contains(model) && missing is not null)
        {
            _missing[model] = missing;
        }
        else if (asked.Contains(model))
        {
            _models[model] = make();
        }
    }
}
