using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Puffy.Analytics.Options;

namespace Puffy.Client.Commands;

/// <summary>Flags that several commands have, each in one place.</summary>
internal static class Flags
{
    /// <summary>Answers as JSON.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON, for tools." };

    /// <summary>Exports to be loaded.</summary>
    public static Option<string[]> Input(bool required) => new("--input")
    {
        Description = "Exports: files, or folders of .csv and .csv.gz files. May be given several times.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
        Required = required,
    };

    /// <summary>The output folder.</summary>
    public static Option<DirectoryInfo> Output() => new("--output")
    {
        Description = "The folder for what is written. It is created where it does not exist.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Leaves PDFs out.</summary>
    public static Option<bool> SkipPdf() => new("--skip-pdf") { Description = "Leave PDFs out." };

    /// <summary>Makes refusals an exit status.</summary>
    public static Option<bool> Strict() => new("--strict") { Description = "Exit with status 2 where rows or files were refused." };

    /// <summary>The time up to which the run looks.</summary>
    public static Option<DateTime?> AsOf() => new("--as-of")
    {
        Description = "Refuse events more than 24 hours after this time (ISO 8601, UTC where there is no offset, or: now), and judge by it how old the data is.",
        HelpName = "TIME",
        CustomParser = result => TimeOf(result, TimeProvider.System),
    };

    private static DateTime? TimeOf(ArgumentResult result, TimeProvider clock)
    {
        var text = result.Tokens[0].Value;
        return text == "now" ? clock.GetUtcNow().UtcDateTime
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.UtcDateTime
            : Fault<DateTime?>(result, $"'{text}' is no time; give e.g. 2025-03-02T00:00:00Z, or now");
    }

    /// <summary>A length of time such as 30m, 12h or 7d.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => TryParseDuration(result.Tokens[0].Value, out var duration)
            ? duration
            : Fault<TimeSpan?>(result, $"'{result.Tokens[0].Value}' is no length of time; give a number and s, m, h or d, e.g. 30m or 7d"),
    };

    private static bool TryParseDuration(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2
            || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > 1_000_000)
        {
            return false;
        }

        TimeSpan? read = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => null,
        };
        duration = read ?? default;
        return read is not null;
    }

    private static T Fault<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }
}

/// <summary>The flags of the options on which results depend. What is not given stays as the store remembers it.</summary>
internal sealed class AnalysisFlags
{
    private readonly Option<TimeSpan?> _timeout = Flags.Duration("--session-timeout", "A longer gap between a user's events starts a new session. Default 30m.");
    private readonly Option<TimeSpan?> _lookback = Flags.Duration("--lookback", "How long before an order a touchpoint may lie to earn credit. Default 7d.");
    private readonly Option<bool?> _excludeBots = new("--exclude-bots") { Description = "Leave bots out of sessions and everything after." };
    private readonly Option<FileInfo?> _rules = new("--channel-rules") { Description = "A channel rules file in place of the built-in rules.", HelpName = "FILE" };
    private readonly Option<string[]> _ownDomains = new("--own-domain")
    {
        Description = "A further domain of the shop: a referrer there is no referrer. May be given several times.",
        HelpName = "DOMAIN",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Adds the flags to a command.</summary>
    public AnalysisFlags(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_lookback);
        command.Options.Add(_excludeBots);
        command.Options.Add(_ownDomains);
        command.Options.Add(_rules);
    }

    /// <summary>The options as given, over those remembered.</summary>
    /// <exception cref="IOException">The rules file can't be read.</exception>
    public AnalysisOptions Over(AnalysisOptions remembered, ParseResult parsed) => remembered with
    {
        SessionTimeout = parsed.GetValue(_timeout) ?? remembered.SessionTimeout,
        Lookback = parsed.GetValue(_lookback) ?? remembered.Lookback,
        ExcludeBots = parsed.GetValue(_excludeBots) ?? remembered.ExcludeBots,
        OwnDomains = parsed.GetValue(_ownDomains) is { Length: > 0 } domains ? [.. domains] : remembered.OwnDomains,
        ChannelRules = parsed.GetValue(_rules) is { } rules ? File.ReadAllText(rules.FullName) : remembered.ChannelRules,
    };
}
