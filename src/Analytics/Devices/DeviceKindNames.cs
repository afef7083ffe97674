namespace Puffy.Analytics.Devices;

/// <summary>The written names of device kinds.</summary>
public static class DeviceKindNames
{
    /// <summary>Every kind, in the order of its written name.</summary>
    public static IReadOnlyList<DeviceKind> All { get; } =
        [.. Enum.GetValues<DeviceKind>().OrderBy(kind => kind.Name(), StringComparer.Ordinal)];

    /// <summary>The name as written in tables.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static string Name(this DeviceKind kind) => kind switch
    {
        DeviceKind.Unknown => "unknown",
        DeviceKind.Mobile => "mobile",
        DeviceKind.Tablet => "tablet",
        DeviceKind.Desktop => "desktop",
        DeviceKind.Bot => "bot",
        DeviceKind.Tv => "tv",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of device."),
    };

    /// <summary>The kind of a written name.</summary>
    public static bool TryParse(string name, out DeviceKind kind)
    {
        foreach (var known in All)
        {
            if (known.Name() == name)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
