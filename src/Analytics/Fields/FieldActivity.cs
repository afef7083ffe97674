using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Fields;

/// <summary>A field on one UTC day.</summary>
/// <param name="Day">The day of the events.</param>
/// <param name="Field">The field.</param>
[GenerateSerializer, Immutable, Alias("puffy.FieldDay")]
public readonly record struct FieldDay(DateOnly Day, DataField Field);

/// <summary>
/// How often a field has a value. Null, an empty text, object or array is none. An event counts once, however many of its
/// items have the field, and once for each type among their values.
/// </summary>
/// <param name="Events">Events with a value.</param>
/// <param name="Orders">Those of them that are orders.</param>
/// <param name="Revenue">Revenue of these orders.</param>
/// <param name="Values">Values, those of every item.</param>
/// <param name="Texts">Events with a text.</param>
/// <param name="Numbers">Events with a number.</param>
/// <param name="Booleans">Events with a boolean.</param>
/// <param name="Objects">Events with an object.</param>
/// <param name="Arrays">Events with an array.</param>
[GenerateSerializer, Immutable, Alias("puffy.FieldActivity")]
public readonly record struct FieldActivity(
    long Events, long Orders, decimal Revenue, long Values, long Texts, long Numbers, long Booleans, long Objects, long Arrays)
    : ICell<FieldActivity>
{
    /// <summary>Events with a value of a type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such type.</exception>
    public long this[FieldType type] => type switch
    {
        FieldType.Text => Texts,
        FieldType.Number => Numbers,
        FieldType.Boolean => Booleans,
        FieldType.Nested => Objects,
        FieldType.Array => Arrays,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };

    /// <summary>The type that most events have; null without a value.</summary>
    public FieldType? MainType
    {
        get
        {
            var cell = this;
            return Events == 0 ? null : FieldTypeNames.All.MaxBy(type => cell[type]);
        }
    }

    /// <inheritdoc/>
    public static FieldActivity operator +(FieldActivity left, FieldActivity right) => new(
        left.Events + right.Events,
        left.Orders + right.Orders,
        left.Revenue + right.Revenue,
        left.Values + right.Values,
        left.Texts + right.Texts,
        left.Numbers + right.Numbers,
        left.Booleans + right.Booleans,
        left.Objects + right.Objects,
        left.Arrays + right.Arrays);

    /// <inheritdoc/>
    public static FieldActivity operator -(FieldActivity value) => new(
        -value.Events, -value.Orders, -value.Revenue, -value.Values, -value.Texts, -value.Numbers, -value.Booleans, -value.Objects, -value.Arrays);
}
