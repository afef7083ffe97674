using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A day and a channel.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Channel">Channel.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayChannel")]
public readonly record struct DayChannel(DateOnly Day, Channel Channel);

/// <summary>A day, an attribution model, a channel and a currency.</summary>
/// <param name="Day">UTC day of the orders.</param>
/// <param name="Model">Attribution model.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Currency">Currency of the orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayModelChannel")]
public readonly record struct DayModelChannel(DateOnly Day, AttributionModel Model, Channel Channel, Currency Currency);

/// <summary>A day, a channel and a currency.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Currency">Currency of the orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayChannelCurrency")]
public readonly record struct DayChannelCurrency(DateOnly Day, Channel Channel, Currency Currency);

/// <summary>Totals of the visits by one channel on one day.</summary>
/// <param name="Sessions">Sessions that started on the day.</param>
/// <param name="Users">Users with such a session.</param>
/// <param name="ConvertedSessions">Those of the sessions in which an order was made.</param>
/// <param name="Bounces">Those of the sessions that had one event.</param>
/// <param name="Orders">Orders of the day, of any currency, made in a session of the channel.</param>
[GenerateSerializer, Immutable, Alias("puffy.ChannelVisits")]
public readonly record struct ChannelVisits(long Sessions, long Users, long ConvertedSessions, long Bounces, long Orders)
    : ICell<ChannelVisits>
{
    /// <inheritdoc/>
    public static ChannelVisits operator +(ChannelVisits left, ChannelVisits right) => new(
        left.Sessions + right.Sessions,
        left.Users + right.Users,
        left.ConvertedSessions + right.ConvertedSessions,
        left.Bounces + right.Bounces,
        left.Orders + right.Orders);

    /// <inheritdoc/>
    public static ChannelVisits operator -(ChannelVisits value) => new(
        -value.Sessions, -value.Users, -value.ConvertedSessions, -value.Bounces, -value.Orders);
}

/// <summary>What a channel earned under an attribution model, in one currency.</summary>
/// <param name="Orders">Sum of the weights of its credits; an order's weights sum to 1.</param>
/// <param name="Revenue">Sum of its credits.</param>
[GenerateSerializer, Immutable, Alias("puffy.ChannelCredit")]
public readonly record struct ChannelCredit(decimal Orders, decimal Revenue) : ICell<ChannelCredit>
{
    /// <inheritdoc/>
    public static ChannelCredit operator +(ChannelCredit left, ChannelCredit right) => new(left.Orders + right.Orders, left.Revenue + right.Revenue);

    /// <inheritdoc/>
    public static ChannelCredit operator -(ChannelCredit value) => new(-value.Orders, -value.Revenue);
}

/// <summary>Visits and credited orders by channel.</summary>
[GenerateSerializer, Immutable, Alias("puffy.ChannelRollup")]
public sealed class ChannelRollup : IRollup<ChannelRollup>
{
    /// <summary>Visits by day and channel.</summary>
    [Id(0)]
    public Tally<DayChannel, ChannelVisits> Visits { get; private set; } = new();

    /// <summary>
    /// Credit by day of the order, model, channel and currency. As a rollup it holds the rules; the data-driven models follow from the
    /// <see cref="PathRollup"/> by <see cref="DataDrivenCredits"/>.
    /// </summary>
    [Id(1)]
    public Tally<DayModelChannel, ChannelCredit> Credits { get; private set; } = new();

    /// <summary>Orders by their day, the channel of their session and currency.</summary>
    [Id(2)]
    public Tally<DayChannelCurrency, Sales> Sales { get; private set; } = new();

    /// <summary>The figures of one day.</summary>
    public ChannelRollup Of(DateOnly day)
    {
        var ofDay = new ChannelRollup();
        foreach (var (key, visits) in Visits.Cells.Where(cell => cell.Key.Day == day))
        {
            ofDay.Visits.Add(key, visits);
        }

        foreach (var (key, credit) in Credits.Cells.Where(cell => cell.Key.Day == day))
        {
            ofDay.Credits.Add(key, credit);
        }

        foreach (var (key, sales) in Sales.Cells.Where(cell => cell.Key.Day == day))
        {
            ofDay.Sales.Add(key, sales);
        }

        return ofDay;
    }

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        DateOnly day = default;
        var channelsOfDay = 0;
        foreach (var session in journey.Sessions)
        {
            if (session.Day != day)
            {
                (day, channelsOfDay) = (session.Day, 0);
            }

            var bit = 1 << (int)session.Channel;
            Visits.Add(
                new DayChannel(day, session.Channel),
                new ChannelVisits(1, (channelsOfDay & bit) == 0 ? 1 : 0, session.Converted ? 1 : 0, session.IsBounce ? 1 : 0, 0),
                sign);
            channelsOfDay |= bit;
        }

        foreach (var order in journey.Orders)
        {
            Visits.Add(new DayChannel(order.Day, order.Session.Channel), new ChannelVisits(0, 0, 0, 0, 1), sign);
            Sales.Add(new DayChannelCurrency(order.Day, order.Session.Channel, order.Currency), Rollups.Sales.Of(order), sign);
            AddCredits(order.Attributed, sign);
        }
    }

    /// <summary>Adds the credits of an order under the rules, or takes them back.</summary>
    /// <param name="order">The order with its touchpoints.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void AddCredits(AttributedOrder order, int sign)
    {
        ArgumentNullException.ThrowIfNull(order);
        foreach (var model in AttributionModelNames.Rules)
        {
            foreach (var credit in order.Credits(model))
            {
                var channel = order.Touchpoints[credit.Position].Channel;
                Credits.Add(new DayModelChannel(order.Day, model, channel, order.Money.Currency), new ChannelCredit(credit.Weight, credit.Revenue), sign);
            }
        }
    }

    /// <inheritdoc/>
    public void Merge(ChannelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Visits.Merge(other.Visits);
        Credits.Merge(other.Credits);
        Sales.Merge(other.Sales);
    }

    /// <inheritdoc/>
    public ChannelRollup Copy() => new() { Visits = Visits.Copy(), Credits = Credits.Copy(), Sales = Sales.Copy() };

    /// <inheritdoc/>
    public int DifferencesFrom(ChannelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Visits.DifferencesFrom(other.Visits) + Credits.DifferencesFrom(other.Credits) + Sales.DifferencesFrom(other.Sales);
    }
}
