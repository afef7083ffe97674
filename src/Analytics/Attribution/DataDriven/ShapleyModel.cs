using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary><c>shapley</c>: the credit of an order is divided among the distinct channels of its path by their Shapley values.</summary>
internal sealed class ShapleyModel : PathModel
{
    private readonly ShapleyGame _game;

    private ShapleyModel(ShapleyGame game) => _game = game;

    /// <summary>The model of these paths. At least one of them must have led to an order.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="prior">α, see <see cref="ShapleyGame"/>.</param>
    internal static ShapleyModel From(PathTotals paths, int prior) => new(new ShapleyGame(
        paths.Sets.Select(set => KeyValuePair.Create(set.Key.Bits, set.Value)), Fraction.Of(paths.Transitions.Orders, paths.Transitions.Paths), prior));

    private protected override Shares Weigh(ChannelSet set) => _game.Divide(set.Bits);
}
