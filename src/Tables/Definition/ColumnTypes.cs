using System.Globalization;
using Puffy.Analytics.Attribution;

namespace Puffy.Tables.Definition;

/// <summary>Column types where types have to be exact.</summary>
internal static class ColumnTypes
{
    /// <summary>Digits of a decimal number: as many as the engine computes with.</summary>
    public const int Precision = 28;

    /// <summary>Digits after the point; null for what is not a decimal number.</summary>
    public static int? Decimals(this ColumnType type) => type switch
    {
        ColumnType.Money => 4,
        ColumnType.Rate => 6,
        ColumnType.Share => 12,
        ColumnType.Duration => 3,
        ColumnType.Weight => CreditDivision.WeightPlaces,
        ColumnType.CreditedOrders => CreditDivision.OrderPlaces,
        _ => null,
    };

    /// <summary>The name of the type, such as <c>decimal(28,4)</c>.</summary>
    public static string Name(this ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Number => "int64",
        ColumnType.Time => "timestamp",
        ColumnType.Day => "date",
        ColumnType.Flag => "boolean",
        _ => string.Create(CultureInfo.InvariantCulture, $"decimal({Precision},{type.Decimals()})"),
    };
}
