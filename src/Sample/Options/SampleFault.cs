using System.Globalization;

namespace Puffy.Sample.Options;

/// <summary>A fault in one day's file. Every other file stays what it is without the fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Day">The day whose file is wrong.</param>
/// <param name="Column">
/// The column that <see cref="FaultKind.EmptyColumn"/> empties, by its header on the first day (<c>client_id</c> also
/// on days that call it <c>clientId</c>); null for every other kind.
/// </param>
public sealed record SampleFault(FaultKind Kind, DateOnly Day, string? Column = null)
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly Dictionary<string, FaultKind> Kinds = new(StringComparer.Ordinal)
    {
        ["missing-day"] = FaultKind.MissingDay,
        ["half-volume"] = FaultKind.HalfVolume,
        ["empty-column"] = FaultKind.EmptyColumn,
        ["lost-ids"] = FaultKind.LostIds,
        ["doubled-revenue"] = FaultKind.DoubledRevenue,
    };

    /// <summary>
    /// Reads a fault: its kind and its day, and for an emptied column also the column, with colons between:
    /// <c>missing-day:2025-01-10</c>, <c>empty-column:2025-01-10:referrer</c>.
    /// </summary>
    /// <exception cref="SampleException">The text is no fault; the message says what is wrong and what is right.</exception>
    public static SampleFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        if (!Kinds.TryGetValue(parts[0], out var kind))
        {
            throw new SampleException($"'{text}' is not a fault: '{parts[0]}' is none of {string.Join(", ", Kinds.Keys)}.");
        }

        var expected = kind == FaultKind.EmptyColumn ? $"{parts[0]}:DAY:COLUMN" : $"{parts[0]}:DAY";
        if (parts.Length != expected.Split(':').Length)
        {
            throw new SampleException($"'{text}' is not a fault: write it as {expected}, with a DAY such as 2025-01-10.");
        }

        if (!DateOnly.TryParseExact(parts[1], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new SampleException($"'{text}' is not a fault: '{parts[1]}' is not a day such as 2025-01-10.");
        }

        var fault = new SampleFault(kind, day, parts.Length > 2 ? parts[2] : null);
        return fault.Problem is { } problem ? throw new SampleException($"'{text}' is not a fault: {problem}") : fault;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        var kind = Kinds.First(entry => entry.Value == Kind).Key;
        var day = Day.ToString(DayFormat, CultureInfo.InvariantCulture);
        return Column is null ? $"{kind}:{day}" : $"{kind}:{day}:{Column}";
    }

    /// <summary>Why column and kind do not go together, in a sentence; null if they do.</summary>
    internal string? Problem => (Kind, Column) switch
    {
        (FaultKind.EmptyColumn, { } column) when ColumnLayout.UsualNames.Contains(column) => null,
        (FaultKind.EmptyColumn, _) =>
            $"the column to empty must be one of {string.Join(", ", ColumnLayout.UsualNames)}, not '{Column}'.",
        (_, null) => null,
        _ => $"only an emptied column has a column, not '{Column}' here.",
    };
}
