using System.Globalization;

namespace Puffy.Sample.Options;

/// <summary>A fault in one day's file. Every other file stays what it is without the fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Day">The day whose file is wrong.</param>
/// <param name="Target">
/// The column that <see cref="FaultKind.EmptyColumn"/> empties, by its header on the first day (<c>client_id</c> also
/// on days that call it <c>clientId</c>), or the field of an order's event_data, such as <c>items[].item_price</c>, or the
/// code of the currency; null for kinds that have none.
/// </param>
public sealed record SampleFault(FaultKind Kind, DateOnly Day, string? Target = null)
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly Dictionary<string, FaultKind> Kinds = new(StringComparer.Ordinal)
    {
        ["missing-day"] = FaultKind.MissingDay,
        ["half-volume"] = FaultKind.HalfVolume,
        ["empty-column"] = FaultKind.EmptyColumn,
        ["lost-ids"] = FaultKind.LostIds,
        ["doubled-revenue"] = FaultKind.DoubledRevenue,
        ["vanished-field"] = FaultKind.VanishedField,
        ["changed-type"] = FaultKind.ChangedType,
        ["changed-unit"] = FaultKind.ChangedUnit,
        ["foreign-currency"] = FaultKind.ForeignCurrency,
    };

    /// <summary>
    /// Reads a fault: its kind and its day, and where it has one also its column, field or currency, with colons between:
    /// <c>missing-day:2025-01-10</c>, <c>empty-column:2025-01-10:referrer</c>, <c>changed-unit:2025-01-10:revenue</c>.
    /// </summary>
    /// <exception cref="SampleException">The text is not a fault; the message says what is wrong and what is allowed.</exception>
    public static SampleFault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':');
        if (!Kinds.TryGetValue(parts[0], out var kind))
        {
            throw new SampleException($"'{text}' is not a fault: '{parts[0]}' is unknown. The faults are {string.Join(", ", Kinds.Keys)}.");
        }

        var expected = TargetsOf(kind).Count > 0 ? $"{parts[0]}:DAY:{TargetName(kind).ToUpperInvariant()}" : $"{parts[0]}:DAY";
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
        return Target is null ? $"{kind}:{day}" : $"{kind}:{day}:{Target}";
    }

    /// <summary>Why kind and target do not go together, in a sentence; null if they do.</summary>
    internal string? Problem => TargetsOf(Kind) switch
    {
        [] when Target is null => null,
        [] => $"it takes no column, field or currency, but has '{Target}'.",
        var targets when targets.Contains(Target) => null,
        var targets => $"the {TargetName(Kind)} must be one of {string.Join(", ", targets)}, not '{Target}'.",
    };

    private static string TargetName(FaultKind kind) => kind switch
    {
        FaultKind.EmptyColumn => "column",
        FaultKind.ForeignCurrency => "currency",
        _ => "field",
    };

    /// <summary>The columns, fields or currencies that a kind of fault can have; none where it hits a whole file.</summary>
    private static IReadOnlyList<string> TargetsOf(FaultKind kind) => kind switch
    {
        FaultKind.EmptyColumn => ColumnLayout.UsualNames,
        FaultKind.VanishedField => OrderFields.Optional,
        FaultKind.ChangedType => OrderFields.Numbers,
        FaultKind.ChangedUnit => OrderFields.Money,
        FaultKind.ForeignCurrency => OrderFields.Currencies,
        _ => [],
    };
}
