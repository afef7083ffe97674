using Puffy.Analytics.Devices;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A day and a kind of device.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Device">Kind of device.</param>
[GenerateSerializer, Immutable, Alias("puffy.DayDevice")]
public readonly record struct DayDevice(DateOnly Day, DeviceKind Device);

/// <summary>Sessions by day, device and funnel step.</summary>
[GenerateSerializer, Immutable, Alias("puffy.FunnelRollup")]
public sealed class FunnelRollup : IRollup<FunnelRollup>
{
    /// <summary>Sessions in each step, by day and device.</summary>
    [Id(0)]
    public Tally<DayDevice, FunnelCounts> Steps { get; private set; } = new();

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        foreach (var session in journey.Sessions)
        {
            Steps.Add(new DayDevice(session.Day, session.Device.Kind), FunnelCounts.Of(session), sign);
        }
    }

    /// <inheritdoc/>
    public void Merge(FunnelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Steps.Merge(other.Steps);
    }

    /// <inheritdoc/>
    public FunnelRollup Copy() => new() { Steps = Steps.Copy() };

    /// <inheritdoc/>
    public int DifferencesFrom(FunnelRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Steps.DifferencesFrom(other.Steps);
    }
}
