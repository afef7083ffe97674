using System.Text;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;

namespace Puffy.Tables.Reading;

/// <summary>Finds values by their written names, as UTF-8.</summary>
/// <param name="values">The values.</param>
/// <param name="nameOf">Writes one.</param>
/// <param name="what">What one is, for errors.</param>
internal sealed class NameTable<T>(IEnumerable<T> values, Func<T, string> nameOf, string what)
{
    private readonly (byte[] Name, T Value)[] _names = [.. values.Select(value => (Encoding.UTF8.GetBytes(nameOf(value)), value))];

    /// <summary>The value that a column names.</summary>
    /// <exception cref="InvalidDataException">It names none.</exception>
    internal T Read(WrittenTable row, int column)
    {
        var text = row[column];
        foreach (var (name, value) in _names)
        {
            if (text.SequenceEqual(name))
            {
                return value;
            }
        }

        throw row.Unreadable(column, what);
    }
}

/// <summary>The names that tables hold.</summary>
internal static class Names
{
    internal static NameTable<Channel> Channels { get; } = new(ChannelNames.All, channel => channel.Name(), "channel");

    internal static NameTable<DeviceKind> Devices { get; } = new(DeviceKindNames.All, device => device.Name(), "kind of device");

    internal static NameTable<AttributionModel> Models { get; } = new(AttributionModelNames.All, model => model.Name(), "attribution model");
}
