using System.Globalization;
using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Monitoring;

/// <summary>What is off about a field inside event_data.</summary>
public enum FieldChange
{
    /// <summary>Most events had it, and almost none has it now.</summary>
    Vanished,

    /// <summary>Its values are of another JSON type.</summary>
    Type,

    /// <summary>Its numbers are some hundred times what they were, or a hundredth: cents for dollars.</summary>
    Unit,

    /// <summary>More or fewer events have it than chance explains.</summary>
    Share,
}

/// <summary>A field inside event_data that is off on a day.</summary>
/// <param name="Field">The field.</param>
/// <param name="Change">What is off.</param>
/// <param name="Status">How it was judged.</param>
/// <param name="Measured">What was measured, without the name of the field.</param>
/// <param name="Expectation">What was expected.</param>
/// <param name="Events">Events that it touches.</param>
/// <param name="Orders">Those of them that are orders.</param>
/// <param name="Revenue">Revenue of these orders.</param>
/// <param name="RevenueShare">That revenue as a share of the day's; null where the day has none.</param>
[GenerateSerializer, Immutable, Alias("puffy.FieldReading")]
public sealed record FieldReading(
    [property: Id(0)] DataField Field,
    [property: Id(1)] FieldChange Change,
    [property: Id(2)] CheckStatus Status,
    [property: Id(3)] string Measured,
    [property: Id(4)] string Expectation,
    [property: Id(5)] long Events,
    [property: Id(6)] long Orders,
    [property: Id(7)] decimal Revenue,
    [property: Id(8)] decimal? RevenueShare)
{
    /// <summary>The field and its event, such as <c>checkout_completed items[].item_price</c>.</summary>
    public string Name => $"{Field.EventName} {Field.Title}";

    /// <summary>What was measured, in a sentence's length, with the orders and the revenue that it touches.</summary>
    public string MeasuredInFull => Orders == 0
        ? $"{Name} {Measured}"
        : string.Create(CultureInfo.InvariantCulture, $"{Name} {Measured} ({Orders:#,0} {(Orders == 1 ? "order" : "orders")}, {RevenueShare * 100:0.#} % of the day's revenue)");

    /// <summary>What to do about it, in one sentence.</summary>
    public string Advice => Change switch
    {
        FieldChange.Vanished => $"Ask the tracker's owner why {Field.EventName} lost {Field.Title}, and load the day again once it is restored.",
        FieldChange.Type => $"Ask the tracker's owner why {Field.Title} of {Field.EventName} changed its type, and check every program that reads it.",
        FieldChange.Unit => $"Compare {Field.Title} of some {Field.EventName} events with the shop's books: its unit has probably changed, for example from dollars to cents.",
        _ => $"Ask the tracker's owner what changed in {Field.Title} of {Field.EventName}: figures that use it can't be compared with earlier days.",
    };
}
