using System.CommandLine;
using Puffy.Analytics;
using Puffy.Analytics.Options;
using Puffy.Analytics.WhatIf;

namespace Puffy.Client.Commands;

/// <summary>Reads a scenario such as <c>session-timeout=60m,exclude-bots</c>: the flags of the analysis without their hyphens.</summary>
internal static class ScenarioFlags
{
    /// <summary>The scenario that a text describes: the present options with these changed.</summary>
    /// <exception cref="InvalidInputException">The text is not a list of options, or an option is out of its range.</exception>
    public static Scenario Read(string text, AnalysisRules present)
    {
        var command = new Command("with");
        var analysis = new AnalysisFlags(command);
        var arguments = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Arguments).ToArray();
        var parsed = command.Parse(arguments);
        if (arguments.Length == 0 || parsed.Errors.Count > 0)
        {
            var fault = parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "it is empty.";
            throw new InvalidInputException($"--with '{text}': {fault} Write options as in \"session-timeout=60m,exclude-bots\": comma-separated, without the leading hyphens.");
        }

        return new Scenario(text, present.With(analysis.Over(present.Options, parsed)));
    }

    private static IEnumerable<string> Arguments(string option) => option.Split('=', 2) is [var name, var value] ? [$"--{name}", value] : [$"--{option}"];
}
