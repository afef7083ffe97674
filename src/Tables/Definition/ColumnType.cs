namespace Puffy.Tables.Definition;

/// <summary>What the values of a column are. A CSV file has them as text, where every type but a text is empty if there is no value.</summary>
public enum ColumnType
{
    /// <summary>A text; empty for none.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An amount of money, with the decimals of its currency, at most four.</summary>
    Money,

    /// <summary>A rate, share or mean, with six decimals.</summary>
    Rate,

    /// <summary>A share with twelve decimals.</summary>
    Share,

    /// <summary>A number of seconds or minutes, with three decimals.</summary>
    Duration,

    /// <summary>The weight of a credit, with eighteen decimals.</summary>
    Weight,

    /// <summary>Orders credited, a sum of weights, with ten decimals.</summary>
    CreditedOrders,

    /// <summary>A time with milliseconds, UTC.</summary>
    Time,

    /// <summary>A UTC day.</summary>
    Day,

    /// <summary>True or false.</summary>
    Flag,
}
