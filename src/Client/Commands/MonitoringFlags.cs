using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Puffy.Analytics;
using Puffy.Analytics.Monitoring;
using Puffy.Client.Runs;

namespace Puffy.Client.Commands;

/// <summary>The flags of monitoring.</summary>
internal sealed class MonitoringFlags
{
    private readonly Option<CheckStatus?> _failOn = new("--fail-on")
    {
        Description = "Exit with status 2 if any check is at this level or worse: warning or critical.",
        HelpName = "STATUS",
        CustomParser = result => result.Tokens[0].Value switch
        {
            "warning" => CheckStatus.Warning,
            "critical" => CheckStatus.Critical,
            var other => Fault<CheckStatus?>(result, $"--fail-on: '{other}' is not a level. Give warning or critical."),
        },
    };

    private readonly Option<DateOnly?> _since = Flags.Day(
        "--since", "Report only this day and later, such as 2025-03-01; earlier days still form the baseline.");

    private readonly Option<MonitoringThresholds?> _thresholds = new("--threshold")
    {
        Description = "Change a threshold, such as critical_z=5 or stale_after_hours=48. Repeatable; docs/monitoring.md lists them.",
        HelpName = "NAME=VALUE",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = ThresholdsOf,
    };

    /// <summary>Adds the flags to a command.</summary>
    public MonitoringFlags(Command command)
    {
        command.Options.Add(_failOn);
        command.Options.Add(_since);
        command.Options.Add(_thresholds);
    }

    /// <summary>The options as given.</summary>
    public MonitoringOptions Of(ParseResult parsed) =>
        new(parsed.GetValue(_thresholds) ?? new MonitoringThresholds(), parsed.GetValue(_since), parsed.GetValue(_failOn));

    private static MonitoringThresholds? ThresholdsOf(ArgumentResult result)
    {
        var thresholds = new MonitoringThresholds();
        try
        {
            foreach (var token in result.Tokens)
            {
                thresholds = With(thresholds, token.Value);
            }

            thresholds.Validate();
            return thresholds;
        }
        catch (Exception exception) when (exception is InvalidInputException or FormatException)
        {
            return Fault<MonitoringThresholds>(result, exception.Message);
        }
    }

    private static MonitoringThresholds With(MonitoringThresholds thresholds, string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? ThresholdSetting.Named(parts[0]).With(thresholds, value)
            : throw new FormatException($"--threshold: '{text}' is not a threshold. Write NAME=NUMBER, such as critical_z=5.");
    }

    private static T? Fault<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
