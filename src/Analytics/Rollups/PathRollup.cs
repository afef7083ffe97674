using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A path of a group of users in a currency.</summary>
/// <param name="Group">The group, see <see cref="UserGroup"/>.</param>
/// <param name="Path">The path.</param>
/// <param name="Currency">Currency of its orders; none for null paths.</param>
[GenerateSerializer, Immutable, Alias("puffy.GroupPath")]
public readonly record struct GroupPath(byte Group, ChannelPath Path, Currency Currency);

/// <summary>A path that led to orders of one amount on one day. Orders alike in this have the same credits under every data-driven model.</summary>
/// <param name="Day">UTC day of the orders.</param>
/// <param name="Path">Their path.</param>
/// <param name="Money">The revenue of each.</param>
[GenerateSerializer, Immutable, Alias("puffy.PathOrder")]
public readonly record struct PathOrder(DateOnly Day, ChannelPath Path, Money Money);

/// <summary>A channel of a group of users in a currency.</summary>
/// <param name="Group">The group, see <see cref="UserGroup"/>.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Currency">Currency of the orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.GroupChannel")]
public readonly record struct GroupChannel(byte Group, Channel Channel, Currency Currency);

/// <summary>A lost origin of orders in a currency.</summary>
/// <param name="Origin">The lost origin.</param>
/// <param name="Currency">Currency of the orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.OriginCurrency")]
public readonly record struct OriginCurrency(LostOrigin Origin, Currency Currency);

/// <summary>
/// The ways of users to orders and to none: all that the data-driven models and the intervals of every model are computed from, at the
/// cost of the number of different paths.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.PathRollup")]
public sealed class PathRollup : IRollup<PathRollup>
{
    /// <summary>Places to which an order's credit under time decay is rounded, so that sums are exact whatever their order.</summary>
    private const int DecayPlaces = 12;

    /// <summary>How often each path led to an order, and how often to none.</summary>
    [Id(0)]
    public Tally<GroupPath, PathFigures> Paths { get; private set; } = new();

    /// <summary>Orders by day, path and amount.</summary>
    [Id(1)]
    public Tally<PathOrder, Count> Orders { get; private set; } = new();

    /// <summary>
    /// Credit under time decay before it is rounded to the minor unit. It depends on the ages of touchpoints, which a path does not tell.
    /// </summary>
    [Id(2)]
    public Tally<GroupChannel, ChannelCredit> TimeDecay { get; private set; } = new();

    /// <summary>Orders whose last click is Direct, by what stands behind it.</summary>
    [Id(3)]
    public Tally<OriginCurrency, PathFigures> LostOrigins { get; private set; } = new();

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        Add(journey.Paths, sign);
    }

    /// <summary>Adds the paths of a user or person, or takes them back.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(AttributionPaths paths, int sign)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths.NullPaths)
        {
            Paths.Add(new GroupPath(paths.Group, path, Currency.None), new PathFigures(0, 1, 0), sign);
        }

        foreach (var order in paths.Orders)
        {
            Paths.Add(new GroupPath(paths.Group, order.Path, order.Money.Currency), new PathFigures(1, 0, order.Money.Amount), sign);
            Orders.Add(new PathOrder(order.Day, order.Path, order.Money), new Count(1), sign);
            if (Attribution.LostOrigins.Of(order) is { } origin)
            {
                LostOrigins.Add(new OriginCurrency(origin, order.Money.Currency), new PathFigures(1, 0, order.Money.Amount), sign);
            }

            foreach (var (channel, weight) in order.Touchpoints.Select(touchpoint => touchpoint.Channel).Zip(order.DecayWeights()))
            {
                TimeDecay.Add(
                    new GroupChannel(paths.Group, channel, order.Money.Currency),
                    new ChannelCredit(Math.Round(weight, DecayPlaces), Math.Round(weight * order.Money.Amount, DecayPlaces)),
                    sign);
            }
        }
    }

    /// <inheritdoc/>
    public void Merge(PathRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Paths.Merge(other.Paths);
        Orders.Merge(other.Orders);
        TimeDecay.Merge(other.TimeDecay);
        LostOrigins.Merge(other.LostOrigins);
    }

    /// <inheritdoc/>
    public PathRollup Copy() => new() { Paths = Paths.Copy(), Orders = Orders.Copy(), TimeDecay = TimeDecay.Copy(), LostOrigins = LostOrigins.Copy() };

    /// <inheritdoc/>
    public int DifferencesFrom(PathRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Paths.DifferencesFrom(other.Paths) + Orders.DifferencesFrom(other.Orders) + TimeDecay.DifferencesFrom(other.TimeDecay)
            + LostOrigins.DifferencesFrom(other.LostOrigins);
    }
}
