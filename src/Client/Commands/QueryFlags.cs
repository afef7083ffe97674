using System.CommandLine;
using System.Text.Json;
using Puffy.Analytics;
using Puffy.Analytics.Wording;
using Puffy.Facts.Questions;

namespace Puffy.Client.Commands;

/// <summary>The flags that make up a question.</summary>
internal sealed class QueryFlags
{
    private readonly Option<string[]> _metrics = Names("--metrics", $"What to count, with commas between: {string.Join(", ", MetricNames.All)}. Default: users,sessions,orders,revenue.");
    private readonly Option<string[]> _by = Names("--by", $"What to split by: {string.Join(", ", DimensionNames.All)}.");
    private readonly Option<string[]> _where = new("--where")
    {
        Description = "Count only where this holds: device=mobile, device!=bot, landing_page~/products/ or landing_page!~/sale. Repeatable; all have to hold.",
        HelpName = "FILTER",
    };

    private readonly Option<DateOnly?> _from = Flags.Day("--from", "The first day.");
    private readonly Option<DateOnly?> _to = Flags.Day("--to", "The last day. Default: today.");
    private readonly Option<string?> _last = Text("--last", "PERIOD", $"A period that ends today: {Period.Names}. Default: all.");
    private readonly Option<string?> _zone = Text("--time-zone", "ZONE", "The time zone of days and hours, such as Europe/Berlin. Default: UTC.");
    private readonly Option<string?> _model = Text("--model", "MODEL", "Count orders and revenue by the credits of this attribution model. Default: those placed in the sessions.");
    private readonly Option<string?> _order = Text("--order", "FIELDS", "Order of the rows, such as \"revenue desc,channel asc\". Default: by time, then the first metric, greatest first.");
    private readonly Option<long?> _limit = Flags.Whole("--limit", "How many rows to show, at most 10,000. Default: 1,000.");
    private readonly Option<long?> _offset = Flags.Whole("--offset", "How many rows to skip. Default: 0.");
    private readonly Option<string?> _compare = Text("--compare", "WITH", "previous_period: show the same figures of as many days just before.");
    private readonly Option<bool> _totals = new("--totals") { Description = "Add the figures without a split." };
    private readonly Option<bool> _chance = new("--chance") { Description = "With --compare: say whether chance alone can explain each change." };
    private readonly Option<FileInfo?> _question = new("--question") { Description = "Read the question from a JSON file, as docs/queries.md describes it.", HelpName = "FILE" };

    /// <summary>Adds the flags to a command.</summary>
    public QueryFlags(Command command)
    {
        Option[] parts = [_metrics, _by, _where, _from, _to, _last, _zone, _model, _order, _limit, _offset, _compare, _totals, _chance];
        foreach (var flag in parts)
        {
            command.Options.Add(flag);
        }

        command.Options.Add(_question);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_question) is not null && parts.FirstOrDefault(part => parsed.GetResult(part) is not null) is { } other)
            {
                parsed.AddError($"--question already holds the whole question; {other.Name} can't be given with it. Write it into the file, or leave --question out.");
            }
        });
    }

    /// <summary>The question as given.</summary>
    /// <exception cref="InvalidInputException">It is no valid question.</exception>
    public FactQuestion Read(ParseResult parsed, TimeProvider time) => parsed.GetValue(_question) is { } file ? Read(file, time) : new QuestionParts
    {
        Metrics = parsed.GetValue(_metrics) is { Length: > 0 } metrics ? metrics : ["users", "sessions", "orders", "revenue"],
        Dimensions = parsed.GetValue(_by) ?? [],
        Filters = parsed.GetValue(_where) ?? [],
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Last = parsed.GetValue(_last),
        TimeZone = parsed.GetValue(_zone) ?? "UTC",
        Model = parsed.GetValue(_model),
        OrderBy = parsed.GetValue(_order),
        Compare = parsed.GetValue(_compare),
        Totals = parsed.GetValue(_totals),
        Chance = parsed.GetValue(_chance),
        Limit = Bounded(parsed.GetValue(_limit) ?? 1_000),
        Offset = Bounded(parsed.GetValue(_offset) ?? 0),
    }.Read(time);

    private static FactQuestion Read(FileInfo file, TimeProvider time)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file.FullName));
            return QuestionJson.Parse(document.RootElement, time);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{VisibleText.Escape(file.Name)} is not JSON: {e.Message} Write one object such as {{\"metrics\": [\"sessions\"]}}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{VisibleText.Escape(file.Name)} can't be read: {e.Message}", e);
        }
    }

    private static int Bounded(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);

    private static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    private static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NAMES",
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };
}
