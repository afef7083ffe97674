using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Client.Loading;
using Puffy.Client.Runs;
using Puffy.Tables.Runs;
using Spectre.Console;

namespace Puffy.Client.Terminal;

/// <summary>
/// What a person reads. Answers go to standard output; progress and closing words to standard error, so that
/// output can be piped.
/// </summary>
internal static class Screen
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Progress of a load.</summary>
    public static LoadProgress Progress() => new(Console.Error, isTerminal: !Console.IsErrorRedirected);

    /// <summary>Writes a value as JSON.</summary>
    public static void Json<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonOptions));

    /// <summary>Writes a line.</summary>
    public static void Line(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a table.</summary>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<object?[]> rows) => Write(Console.Out, Console.IsOutputRedirected, columns, rows);

    /// <summary>A share in percent; a dash where there is none.</summary>
    public static string Percent(decimal? rate) => rate is { } share ? share.ToString("P2", CultureInfo.InvariantCulture) : "-";

    /// <summary>A value as it stands in tables.</summary>
    public static string Text(object? value) => value switch
    {
        null => string.Empty,
        decimal money => money.ToString("N2", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>Tells what a load did.</summary>
    public static void Told(LoadSummary loaded)
    {
        Write(Console.Error, Console.IsErrorRedirected, ["file", "rows", "accepted", "quarantined", "findings"], loaded.Files.Select(file => new object?[]
        {
            file.Name, file.Rows, file.Accepted, file.Quarantined, file.Findings.Length,
        }));
        if (loaded.Refused.Count > 0)
        {
            Write(Console.Error, Console.IsErrorRedirected, ["refused because", "rows"], loaded.Refused.Select(pair => new object?[] { pair.Key, pair.Value }));
        }

        foreach (var file in loaded.Files)
        {
            foreach (var finding in file.Findings)
            {
                Console.Error.WriteLine($"{finding.Kind}: {file.Name}: {finding.Detail}");
            }
        }
    }

    /// <summary>Tells what a store holds, and where the tables are.</summary>
    public static void Told(RunRecord record, string folder)
    {
        Write(Console.Error, Console.IsErrorRedirected, ["figure", "value"],
        [
            ["rows read", record.RowsRead],
            ["events", record.Events],
            ["rows in quarantine", record.Quarantined.Values.Sum()],
            ["users", record.Users],
            ["sessions", record.Sessions],
            ["orders", record.Orders],
            ["revenue", record.Revenue],
            ["conversion rate", Percent(record.ConversionRate)],
            ["bounce rate", Percent(record.BounceRate)],
        ]);
        Console.Error.WriteLine($"Output: {folder}");
    }

    /// <summary>What a load did, in a phrase.</summary>
    public static string Summary(LoadSummary loaded) => string.Create(
        CultureInfo.InvariantCulture, $"files: {loaded.Files.Count:N0}, rows: {loaded.Rows:N0}, accepted: {loaded.Accepted:N0}");

    /// <summary>Tells what the parts of a run made, and how they ended.</summary>
    public static void Told(IReadOnlyList<RunPart> parts)
    {
        Console.Error.WriteLine();
        Write(Console.Error, Console.IsErrorRedirected, ["file", "rows", "bytes"], parts.SelectMany(part => part.Made.Files).Select(file => new object?[]
        {
            file.Path, file.Rows, file.Bytes,
        }));
        Write(Console.Error, Console.IsErrorRedirected, ["part", "files", "seconds", "result"], parts.Select(part => new object?[]
        {
            part.Name, part.Made.Files.Count, part.Seconds, part.Failure is null ? part.Made.Summary : $"FAILED: {part.Failure}",
        }));
    }

    /// <summary>Writes a table to a writer; one that is redirected gets its rows in one line each.</summary>
    internal static void Write(TextWriter to, bool redirected, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(to) });
        if (redirected)
        {
            // Nobody's terminal is narrow here: a table that is read by a program or a log keeps its columns in one line.
            console.Profile.Width = 400;
        }

        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(value => Markup.Escape(Text(value)))]);
            for (var i = 0; i < row.Length; i++)
            {
                table.Columns[i].Alignment = row[i] is int or long or decimal or double ? Justify.Right : table.Columns[i].Alignment;
            }
        }

        console.Write(table);
    }
}
