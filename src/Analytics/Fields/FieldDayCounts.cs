using System.Runtime.InteropServices;

namespace Puffy.Analytics.Fields;

/// <summary>What was counted of one field on one day.</summary>
internal sealed class FieldDayCounts
{
    private readonly Dictionary<decimal, long> _magnitudes = [];
    private int _typesOfEvent;

    /// <summary>How often the field had a value.</summary>
    public FieldActivity Activity { get; private set; }

    /// <summary>How many numbers fell into each bin.</summary>
    public IReadOnlyDictionary<decimal, long> Magnitudes => _magnitudes;

    /// <summary>Counts a value.</summary>
    /// <param name="weight">What its event weighs.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isNewEvent">Whether it is the first of its event.</param>
    public void Count(EventWeight weight, FieldType type, bool isNewEvent)
    {
        var types = isNewEvent ? 0 : _typesOfEvent;
        var bit = 1 << (int)type;
        var isNewType = (types & bit) == 0;
        _typesOfEvent = types | bit;
        Activity += new FieldActivity(
            isNewEvent ? weight.Events : 0,
            isNewEvent ? weight.Orders : 0,
            isNewEvent ? weight.Revenue : 0,
            1,
            One(FieldType.Text),
            One(FieldType.Number),
            One(FieldType.Boolean),
            One(FieldType.Nested),
            One(FieldType.Array));

        long One(FieldType of) => isNewType && of == type ? 1 : 0;
    }

    /// <summary>Counts a number.</summary>
    public void Count(decimal number) => CollectionsMarshal.GetValueRefOrAddDefault(_magnitudes, Magnitude.Of(number), out _)++;
}
