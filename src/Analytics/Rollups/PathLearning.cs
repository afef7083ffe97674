using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;

namespace Puffy.Analytics.Rollups;

/// <summary>Learns a data-driven model from the path rollup. Pure.</summary>
public static class PathLearning
{
    /// <summary>The weights of a model.</summary>
    /// <param name="paths">The paths of all history.</param>
    /// <param name="model">The model, one of <see cref="AttributionModelNames.DataDriven"/>.</param>
    /// <param name="prior">α of the Shapley model.</param>
    /// <exception cref="InvalidInputException">There are orders, and the model can't be computed.</exception>
    public static PathWeights WeightsOf(PathRollup paths, AttributionModel model, int prior)
    {
        var totals = DataDrivenCredits.Sum(DataDrivenCredits.TotalsOfGroups(paths));
        var models = DataDrivenModels.From(totals, [model], prior);
        var sets = totals.Sets.Where(set => set.Value.Orders > 0).Select(set => set.Key).ToList();
        return sets.Count == 0 ? new PathWeights([])
            : models[model] is { } known ? new PathWeights(sets.Select(set => (set, known.SharesOf(set))))
            : throw new InvalidInputException(
                $"\"{model.Name()}\" can't be computed: {models.Missing[model]}. Choose {string.Join(", ", AttributionModelNames.Rules.Select(AttributionModelNames.Name))}.");
    }
}
