using System.CommandLine;
using Puffy.Analytics;
using Puffy.Analytics.WhatIf;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Tables.Export;

namespace Puffy.Client.Commands;

/// <summary><c>puffy compare</c>: what other options would change.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("compare", """
            Show what other options would change, without changing the store.

            Each --with is a scenario: the store's options with these changed. With
            --output, its silver and gold tables are written, too, as a fresh store with
            these options would write them.

            Examples:
              puffy compare --store shop.store --with session-timeout=60m --with lookback=30d
              puffy compare --store shop.store --with "exclude-bots,identity=email" --output out
            """);
        var with = new Option<string[]>("--with")
        {
            Description = "A scenario: options without their leading hyphens, comma-separated, such as session-timeout=60m,exclude-bots. Repeatable.",
            HelpName = "OPTIONS",
            Required = true,
        };
        var output = new Option<DirectoryInfo?>("--output") { Description = "The folder for compare.csv and the tables of each scenario. Default: nothing is written.", HelpName = "DIR" };
        var store = new StoreFlags(command, StoreUse.Existing);
        command.Options.Add(with);
        command.Options.Add(output);
        var form = new TableFlags(command, output);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var asked = parsed.GetRequiredValue(with);
            if (asked.Length >= ScenarioComparison.Most)
            {
                throw new InvalidInputException($"--with is given {asked.Length} times; it may be given {ScenarioComparison.Most - 1} times. Compare in several runs.");
            }

            var folder = parsed.GetValue(output) is { } named ? OutputFolder.Prepare(named) : null;
            await using var open = await store.Existing(parsed).OpenAsync(change: null, cancellationToken);
            List<Scenario> scenarios = [new(Scenario.Present, open.Rules), .. asked.Select(text => ScenarioFlags.Read(text, open.Rules))];
            var contents = await StoreContents.OfAsync(open, scenarios.Select(scenario => scenario.Rules.Options.Identity), cancellationToken);
            var figures = await ScenarioComparison.ReadAsync(contents, scenarios, folder, form.Of(parsed), cancellationToken);
            ComparisonView.Show(figures, Screen.Output);
            return ExitStatus.Done;
        }, Failures.WritingStopped));
        return command;
    }
}
