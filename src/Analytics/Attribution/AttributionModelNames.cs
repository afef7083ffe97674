namespace Puffy.Analytics.Attribution;

/// <summary>The written names of attribution models.</summary>
public static class AttributionModelNames
{
    /// <summary>Every model, rules before data-driven ones.</summary>
    public static IReadOnlyList<AttributionModel> All { get; } = Enum.GetValues<AttributionModel>();

    /// <summary>The models that divide an order by its own touchpoints alone.</summary>
    public static IReadOnlyList<AttributionModel> Rules { get; } = [.. All.Where(model => !model.IsDataDriven())];

    /// <summary>The models that learn from all paths.</summary>
    public static IReadOnlyList<AttributionModel> DataDriven { get; } = [.. All.Where(model => model.IsDataDriven())];

    /// <summary>Whether a model learns from all paths, so that an order's credit changes with the orders of others.</summary>
    public static bool IsDataDriven(this AttributionModel model) => model is AttributionModel.Markov or AttributionModel.Shapley;

    /// <summary>The name as written in tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such model.</exception>
    public static string Name(this AttributionModel model) => model switch
    {
        AttributionModel.FirstClick => "first_click",
        AttributionModel.LastClick => "last_click",
        AttributionModel.LastNonDirectClick => "last_non_direct_click",
        AttributionModel.Linear => "linear",
        AttributionModel.PositionBased => "position_based",
        AttributionModel.TimeDecay => "time_decay",
        AttributionModel.Markov => "markov",
        AttributionModel.Shapley => "shapley",
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No such model."),
    };
}
