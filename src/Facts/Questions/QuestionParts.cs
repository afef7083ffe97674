using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>A question in the short texts of a command line.</summary>
public sealed record QuestionParts
{
    /// <summary>Names of metrics.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Names of dimensions.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>Filters, see <see cref="FilterText"/>.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>First day, or null.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, or null.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Name of a <see cref="Period"/>, or null.</summary>
    public string? Last { get; init; }

    /// <summary>IANA name of the time zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Name of an attribution model, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Order, such as <c>revenue desc,channel asc</c>; a name alone is ascending. Null for the default.</summary>
    public string? OrderBy { get; init; }

    /// <summary>What to compare with: <c>previous_period</c> or null.</summary>
    public string? Compare { get; init; }

    /// <summary>Whether totals are wanted.</summary>
    public bool Totals { get; init; }

    /// <summary>Whether changes are judged against chance.</summary>
    public bool Chance { get; init; }

    /// <summary>How many groups to list.</summary>
    public int Limit { get; init; } = 1_000;

    /// <summary>How many groups to skip.</summary>
    public int Offset { get; init; }

    /// <summary>Reads and checks the question.</summary>
    /// <param name="time">The clock by which periods end today.</param>
    /// <exception cref="InvalidInputException">It is no valid question.</exception>
    public FactQuestion Read(TimeProvider time) => QuestionRules.Check(new FactQuestion
    {
        Metrics = [.. Metrics.Select(FieldNames.Metric)],
        Dimensions = [.. Dimensions.Select(FieldNames.Dimension)],
        Days = Days(QuestionTimeZone.Today(QuestionTimeZone.Find(TimeZone), time)),
        TimeZone = TimeZone,
        Filters = [.. Filters.Select(FilterText.Parse)],
        Model = Model is null ? null : FieldNames.Model(Model),
        OrderBy = OrderBy is null ? [] : [.. OrderBy.Split(',').Select(Order)],
        Compare = Compare switch
        {
            null => false,
            "previous_period" => true,
            _ => throw new InvalidInputException($"The comparison is \"{Compare}\"; the one that is known is previous_period."),
        },
        Totals = Totals,
        Chance = Chance,
        Limit = Limit,
        Offset = Offset,
    });

    private DateRange? Days(DateOnly today)
    {
        if (Last is { } name)
        {
            return From is not null || To is not null
                ? throw new InvalidInputException("The question names a period and days. Give either one.")
                : Period.TryParse(name, today, out var days) ? days : throw new InvalidInputException($"There is no period \"{name}\". Periods are {Period.Names}.");
        }

        return QuestionDays.Between(From, To, today);
    }

    private static GroupOrder Order(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 1 or 2
            ? FieldNames.Order(words[0], words.Length == 2 ? words[1] : "asc")
            : throw new InvalidInputException($"The order \"{text}\" can't be read. Write a field and a direction, such as revenue desc.");
    }
}
