using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Puffy.Analytics.Wording;

namespace Puffy.Client.Commands;

/// <summary>Flags that several commands have, each in one place.</summary>
internal static class Flags
{
    /// <summary>Answers as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print the answer as JSON, for other programs." };

    /// <summary>Exports to be loaded.</summary>
    public static Option<string[]> Input(bool required) => new("--input")
    {
        Description = "Export files, or folders of them. Repeatable.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
        Required = required,
    };

    /// <summary>The output folder.</summary>
    public static Option<DirectoryInfo> Output() => new("--output")
    {
        Description = "The folder to write to. It is created if it does not exist.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Leaves PDFs out.</summary>
    public static Option<bool> SkipPdf() => new("--skip-pdf") { Description = "Write no PDF files." };

    /// <summary>Makes refusals an exit status.</summary>
    public static Option<bool> Strict() => new("--strict") { Description = "Exit with status 2 if rows or files were refused." };

    /// <summary>The time up to which the run looks.</summary>
    public static Option<DateTime?> AsOf() => new("--as-of")
    {
        Description = "Refuse events more than 24 hours after this time, and judge the age of the data by it. ISO 8601, UTC unless it has an offset, such as 2025-03-02T00:00:00Z; or now. Default: this machine's clock for refusing events; the age is not judged.",
        HelpName = "TIME",
        CustomParser = result => TimeOf(result, TimeProvider.System),
    };

    private static DateTime? TimeOf(ArgumentResult result, TimeProvider clock)
    {
        var text = result.Tokens[0].Value;
        return text == "now" ? clock.GetUtcNow().UtcDateTime
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime
            : Fault<DateTime?>(result, $"--as-of: '{text}' is not a time. Write it as 2025-03-02T00:00:00Z, or give now.");
    }

    /// <summary>A UTC day, such as 2025-03-01.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DAY",
        CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Fault<DateOnly?>(result, $"{name}: '{result.Tokens[0].Value}' is not a day. Write year-month-day, such as 2025-03-01."),
    };

    /// <summary>A whole number.</summary>
    public static Option<long?> Whole(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = result => long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Fault<long?>(result, $"{name}: '{result.Tokens[0].Value}' is not a whole number. Write only digits, such as 2000."),
    };

    /// <summary>A length of time such as 30m, 12h or 7d.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => TimeText.TryParseFlag(result.Tokens[0].Value, out var duration)
            ? duration
            : Fault<TimeSpan?>(result, $"{name}: '{result.Tokens[0].Value}' is not a duration. Write a number and a unit (s, m, h or d), such as 30m or 7d."),
    };

    private static T Fault<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}
