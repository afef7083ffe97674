using System.Text;
using Puffy.Sample.Chance;
using Puffy.Sample.Options;

namespace Puffy.Sample.Shop;

/// <summary>The faults of one day's orders.</summary>
internal sealed class OrderFaults
{
    private const int HalfOfOrders = 5_000;

    private readonly SampleFault[] _faults;

    public OrderFaults(IEnumerable<SampleFault> ofDay)
    {
        _faults = [.. ofDay];
        RevenueDoubled = Array.Exists(_faults, fault => fault.Kind == FaultKind.DoubledRevenue);
    }

    /// <summary>Every order counts for twice its revenue.</summary>
    public bool RevenueDoubled { get; }

    /// <summary>True for a field that no order has.</summary>
    public bool Lose(string field) => Any(FaultKind.VanishedField, field);

    /// <summary>Writes a number as the value of a field, under the faults that it has.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="field">The path of the field.</param>
    /// <param name="number">The number; an amount of money in cents.</param>
    /// <param name="isMoney">Whether it is an amount of money.</param>
    /// <param name="isText">Whether it stands in quotes without a fault, too.</param>
    public void WriteNumber(Utf8Text json, string field, long number, bool isMoney, bool isText = false)
    {
        isText |= Any(FaultKind.ChangedType, field);
        ReadOnlySpan<byte> quote = isText ? "\""u8 : default;
        json.Append(quote);
        _ = isMoney && !Any(FaultKind.ChangedUnit, field) ? json.AppendMoney(number) : json.AppendNumber(number);
        json.Append(quote);
    }

    /// <summary>The code of the currency that an order names; null where it names none, as all do without a fault.</summary>
    /// <param name="order">The order's dice.</param>
    public byte[]? CurrencyOf(Dice order) => Array.Find(_faults, fault => fault.Kind == FaultKind.ForeignCurrency) is { } fault
        && order.Happens(Trait.ForeignCurrency, HalfOfOrders) ? Encoding.UTF8.GetBytes(fault.Target!) : null;

    private bool Any(FaultKind kind, string field) => Array.Exists(_faults, fault => fault.Kind == kind && fault.Target == field);
}
