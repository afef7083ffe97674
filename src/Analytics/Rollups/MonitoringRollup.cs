using Puffy.Analytics.Currencies;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A day and the length of a session.</summary>
/// <param name="Day">UTC day of the session's start.</param>
/// <param name="Milliseconds">Length of the session.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayDuration")]
public readonly record struct DayDuration(DateOnly Day, long Milliseconds);

/// <summary>Totals by day, device and source: the figures that monitoring judges and the daily tables show.</summary>
[GenerateSerializer, Immutable, Alias("puffy.MonitoringRollup")]
public sealed class MonitoringRollup : IRollup<MonitoringRollup>
{
    /// <summary>Activity by day.</summary>
    [Id(0)]
    public Tally<DateOnly, DayActivity> Days { get; private set; } = new();

    /// <summary>Activity by day and kind of device.</summary>
    [Id(1)]
    public Tally<DayDevice, DeviceActivity> Devices { get; private set; } = new();

    /// <summary>Number of sessions of each length, by day: enough to know every median, and can be taken back.</summary>
    [Id(2)]
    public Tally<DayDuration, Count> Durations { get; private set; } = new();

    /// <summary>Accepted rows by the number of their source.</summary>
    [Id(3)]
    public Tally<int, Count> AcceptedRows { get; private set; } = new();

    /// <summary>Figures over all time, under the one key 0.</summary>
    [Id(4)]
    public Tally<int, JourneyTotals> AllTime { get; private set; } = new();

    /// <summary>Orders by day and currency: amounts of different currencies are never added.</summary>
    [Id(5)]
    public Tally<DayCurrency, Sales> Sales { get; private set; } = new();

    /// <summary>Figures over all time.</summary>
    public JourneyTotals Totals => AllTime[0];

    /// <summary>The number of orders in each currency.</summary>
    public IReadOnlyDictionary<Currency, long> OrdersByCurrency => Sales.Cells
        .GroupBy(cell => cell.Key.Currency, cell => cell.Value.Orders)
        .ToDictionary(orders => orders.Key, orders => orders.Sum());

    /// <summary>The days' orders of one currency.</summary>
    public IReadOnlyDictionary<DateOnly, Sales> SalesIn(Currency currency) =>
        Sales.Cells.Where(cell => cell.Key.Currency == currency).ToDictionary(cell => cell.Key.Day, cell => cell.Value);

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        AddEvents(journey, sign);
        AddSessions(journey, sign);
        foreach (var order in journey.Orders)
        {
            Days.Add(order.Day, DayActivity.OfOrder(order.RevenueMatchesItems), sign);
            Sales.Add(new DayCurrency(order.Day, order.Currency), Rollups.Sales.Of(order), sign);
        }

        AllTime.Add(
            0,
            new JourneyTotals(
                journey.Sessions.Count > 0 ? 1 : 0,
                journey.RepeatedTransactions,
                journey.Orders.Count(order => order.Revenue == 0),
                journey.Orders.Count(order => order.RevenueMatchesItems == false),
                journey.Events.Count(item => item.DataDropped),
                journey.Orders.Count(order => order.Payload.HasPlaceholderId),
                journey.Orders.Count(order => order.Payload.HasUnknownCurrency)),
            sign);
    }

    /// <inheritdoc/>
    public void Merge(MonitoringRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Days.Merge(other.Days);
        Devices.Merge(other.Devices);
        Durations.Merge(other.Durations);
        AcceptedRows.Merge(other.AcceptedRows);
        AllTime.Merge(other.AllTime);
        Sales.Merge(other.Sales);
    }

    /// <inheritdoc/>
    public MonitoringRollup Copy() => new()
    {
        Days = Days.Copy(),
        Devices = Devices.Copy(),
        Durations = Durations.Copy(),
        AcceptedRows = AcceptedRows.Copy(),
        AllTime = AllTime.Copy(),
        Sales = Sales.Copy(),
    };

    /// <inheritdoc/>
    public int DifferencesFrom(MonitoringRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Days.DifferencesFrom(other.Days)
            + Devices.DifferencesFrom(other.Devices)
            + Durations.DifferencesFrom(other.Durations)
            + AcceptedRows.DifferencesFrom(other.AcceptedRows)
            + AllTime.DifferencesFrom(other.AllTime)
            + Sales.DifferencesFrom(other.Sales);
    }

    private void AddEvents(Journey journey, int sign)
    {
        DateOnly day = default;
        foreach (var item in journey.Events)
        {
            var newDay = item.Day != day;
            day = item.Day;
            Days.Add(day, DayActivity.OfEvent(EmptyColumns.Of(item), isNewUser: newDay, journey.IsBot(item)), sign);
            AcceptedRows.Add(item.Source.SourceId, new Count(1), sign);
        }
    }

    private void AddSessions(Journey journey, int sign)
    {
        DateOnly day = default;
        var devicesOfDay = 0;
        foreach (var session in journey.Sessions)
        {
            var newDay = session.Day != day;
            if (newDay)
            {
                (day, devicesOfDay) = (session.Day, 0);
            }

            var milliseconds = session.Duration.Ticks / TimeSpan.TicksPerMillisecond;
            Days.Add(
                day,
                new DayActivity
                {
                    Sessions = 1,
                    SessionUsers = newDay ? 1 : 0,
                    ConvertedSessions = session.Converted ? 1 : 0,
                    Bounces = session.IsBounce ? 1 : 0,
                    BotSessions = session.IsBot ? 1 : 0,
                    SessionEvents = session.Events.Count,
                    SessionMilliseconds = milliseconds,
                },
                sign);
            Durations.Add(new DayDuration(day, milliseconds), new Count(1), sign);

            var bit = 1 << (int)session.Device.Kind;
            Devices.Add(
                new DayDevice(day, session.Device.Kind),
                new DeviceActivity(
                    (devicesOfDay & bit) == 0 ? 1 : 0,
                    session.Number == 1 ? 1 : 0,
                    1,
                    session.Events.Count,
                    session.PageViews,
                    milliseconds,
                    session.IsBounce ? 1 : 0),
                sign);
            devicesOfDay |= bit;
        }
    }
}
