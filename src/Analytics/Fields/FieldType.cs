namespace Puffy.Analytics.Fields;

/// <summary>The JSON type of a value.</summary>
public enum FieldType
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>An object.</summary>
    Nested,

    /// <summary>An array.</summary>
    Array,
}

/// <summary>The names of types in reports.</summary>
public static class FieldTypeNames
{
    /// <summary>Every type.</summary>
    public static IReadOnlyList<FieldType> All { get; } = Enum.GetValues<FieldType>();

    /// <summary>The name as written in reports, such as <c>number</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such type.</exception>
    public static string Name(this FieldType type) => type switch
    {
        FieldType.Text => "text",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        FieldType.Nested => "object",
        FieldType.Array => "array",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };
}
