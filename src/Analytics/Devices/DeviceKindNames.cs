namespace Puffy.Analytics.Devices;

/// <summary>The written names of device kinds.</summary>
public static class DeviceKindNames
{
    /// <summary>Every kind, in the order of its written name.</summary>
    public static IReadOnlyList<DeviceKind> All { get; } =
        [.. Enum.GetValues<DeviceKind>().OrderBy(kind => kind.Name(), StringComparer.Ordinal)];

    /// <summary>The name as it stands in tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static string Name(this DeviceKind kind) => kind switch
    {
        DeviceKind.Unknown => "unknown",
        DeviceKind.Mobile => "mobile",
        DeviceKind.Tablet => "tablet",
        DeviceKind.Desktop => "desktop",
        DeviceKind.Bot => "bot",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of device."),
    };
}
