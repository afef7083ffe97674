using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>What users of one kind of device did on one day, by the sessions that started on it.</summary>
/// <param name="Users">Users with such a session.</param>
/// <param name="NewUsers">Those of them whose first session this is.</param>
/// <param name="Sessions">Sessions.</param>
/// <param name="Events">Events of the sessions.</param>
/// <param name="PageViews">Page views of the sessions.</param>
/// <param name="Milliseconds">Sum of the sessions' durations.</param>
/// <param name="Bounces">Sessions of one event.</param>
[GenerateSerializer, Immutable, Alias("puffy.DeviceActivity")]
public readonly record struct DeviceActivity(
    long Users, long NewUsers, long Sessions, long Events, long PageViews, long Milliseconds, long Bounces) : ICell<DeviceActivity>
{
    /// <inheritdoc/>
    public static DeviceActivity operator +(DeviceActivity left, DeviceActivity right) => new(
        left.Users + right.Users,
        left.NewUsers + right.NewUsers,
        left.Sessions + right.Sessions,
        left.Events + right.Events,
        left.PageViews + right.PageViews,
        left.Milliseconds + right.Milliseconds,
        left.Bounces + right.Bounces);

    /// <inheritdoc/>
    public static DeviceActivity operator -(DeviceActivity value) => new(
        -value.Users, -value.NewUsers, -value.Sessions, -value.Events, -value.PageViews, -value.Milliseconds, -value.Bounces);
}
