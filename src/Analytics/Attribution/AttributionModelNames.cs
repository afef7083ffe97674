namespace Puffy.Analytics.Attribution;

/// <summary>The written names of attribution models.</summary>
public static class AttributionModelNames
{
    /// <summary>Every model; in this order their names are in order too.</summary>
    public static IReadOnlyList<AttributionModel> All { get; } = Enum.GetValues<AttributionModel>();

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
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "No such model."),
    };
}
