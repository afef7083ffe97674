using Puffy.Analytics.Monitoring;
using Puffy.Sample.Options;

namespace Puffy.MonitoringStudy;

/// <summary>A fault of the study.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="InExport">What is wrong with the exports; null where they are sound.</param>
/// <param name="InFigures">What is wrong with the figures made of them.</param>
internal sealed record Case(string Name, Func<DateOnly, SampleFault>? InExport, Func<MonitoringInput, DateOnly, MonitoringInput> InFigures)
{
    /// <summary>Every fault.</summary>
    public static IReadOnlyList<Case> All { get; } =
    [
        Export("a day missing", day => new(FaultKind.MissingDay, day)),
        Export("a day of half volume", day => new(FaultKind.HalfVolume, day)),
        Export("referrer emptied", day => new(FaultKind.EmptyColumn, day, "referrer")),
        Export("event_data emptied", day => new(FaultKind.EmptyColumn, day, "event_data")),
        Export("client_id emptied", day => new(FaultKind.EmptyColumn, day, "client_id")),
        Export("ids lost on a fifth of the rows", day => new(FaultKind.LostIds, day)),
        Export("revenue doubled", day => new(FaultKind.DoubledRevenue, day)),
        Export("item_price vanished", day => new(FaultKind.VanishedField, day, "items[].item_price")),
        Export("user_email of orders vanished", day => new(FaultKind.VanishedField, day, "user_email")),
        Export("quantity as text", day => new(FaultKind.ChangedType, day, "items[].quantity")),
        Export("item_price in cents", day => new(FaultKind.ChangedUnit, day, "items[].item_price")),
        new("a rollup tampered with by a cent", null, Tampered),
    ];

    private static Case Export(string name, Func<DateOnly, SampleFault> fault) => new(name, fault, (input, _) => input);

    private static MonitoringInput Tampered(MonitoringInput input, DateOnly day) => input with
    {
        Revenue = [.. input.Revenue.Select(source => source.Name != "daily rollup" ? source : source with
        {
            ByDay = source.ByDay!.ToDictionary(cell => cell.Key, cell => cell.Value + (cell.Key.Day == day ? 0.01m : 0)),
        })],
    };
}
