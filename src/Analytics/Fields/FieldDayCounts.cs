using System.Runtime.InteropServices;

namespace Puffy.Analytics.Fields;

/// <summary>What was counted of one field on one day. Sums are kept apart from <see cref="FieldActivity"/>, which is large to add for every value.</summary>
internal sealed class FieldDayCounts
{
    private readonly Dictionary<decimal, long> _magnitudes = [];
    private readonly long[] _types = new long[FieldTypeNames.All.Count];
    private int _typesOfEvent;
    private long _events;
    private long _orders;
    private decimal _revenue;
    private long _values;

    /// <summary>How often the field had a value.</summary>
    public FieldActivity Activity => new(
        _events,
        _orders,
        _revenue,
        _values,
        _types[(int)FieldType.Text],
        _types[(int)FieldType.Number],
        _types[(int)FieldType.Boolean],
        _types[(int)FieldType.Nested],
        _types[(int)FieldType.Array]);

    /// <summary>How many numbers fell into each bin.</summary>
    public IReadOnlyDictionary<decimal, long> Magnitudes => _magnitudes;

    /// <summary>Counts a value.</summary>
    /// <param name="weight">What its event weighs.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isNewEvent">Whether it is the first of its event.</param>
    public void Count(in EventWeight weight, FieldType type, bool isNewEvent)
    {
        _values++;
        if (isNewEvent)
        {
            _typesOfEvent = 0;
            _events++;
            if (weight.Orders > 0)
            {
                _orders += weight.Orders;
                _revenue += weight.Revenue;
            }
        }

        var bit = 1 << (int)type;
        if ((_typesOfEvent & bit) == 0)
        {
            _typesOfEvent |= bit;
            _types[(int)type]++;
        }
    }

    /// <summary>Counts a number.</summary>
    public void Count(decimal number) => CollectionsMarshal.GetValueRefOrAddDefault(_magnitudes, Magnitude.Of(number), out _)++;
}
