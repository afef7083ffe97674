using System.Globalization;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.WhatIf;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Export;

/// <summary>Computes several scenarios in one pass over the journeys of a store, which stays as it is.</summary>
public static class ScenarioComparison
{
    /// <summary>The most scenarios that are compared at once, the present one included.</summary>
    public const int Most = FolderSet.Most;

    /// <summary>Computes scenarios.</summary>
    /// <param name="contents">What the store holds.</param>
    /// <param name="scenarios">The scenarios; the one of the options in force among them.</param>
    /// <param name="folder">Where compare.csv and each scenario's silver and gold tables are written; null for nowhere.</param>
    /// <param name="form">The form of the cells.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static async Task<IReadOnlyList<ScenarioFigures>> ReadAsync(
        IStoreContents contents, IReadOnlyList<Scenario> scenarios, string? folder, CellForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(scenarios);
        var groups = scenarios
            .Select((scenario, at) => new WrittenScenario(
                scenario,
                scenario.Rules.Options.Currency.IsNone ? contents.Currency : scenario.Rules.Options.Currency,
                folder is null || scenario.Name == Scenario.Present ? null : Path.Combine(folder, FolderOf(scenario, at))))
            .GroupBy(scenario => scenario.Currency)
            .Select(group => new ScenarioGroup(group, contents.NameOf, form with { Currency = group.Key }))
            .ToList();
        try
        {
            await JourneyPass.ReadAsync(contents.Shards, contents.ReadJourneysAsync, NewReader, cancellationToken);
            var found = groups.SelectMany(group => group.Finish()).ToList();
            List<ScenarioFigures> figures = [.. scenarios.Select(scenario => found.Single(each => ReferenceEquals(each.Scenario, scenario)))];
            if (folder is not null)
            {
                TableWriter<ScenarioRow>.Write(ScenarioTable.Comparison, folder, figures.SelectMany(each => each.Earnings.Select(earnings => new ScenarioRow(each.Scenario.Name, each.Currency, earnings))), form);
            }

            return figures;
        }
        finally
        {
            groups.ForEach(group => group.Dispose());
        }

        Action<Journey> NewReader()
        {
            var readers = groups.Select(group => group.NewReader()).ToArray();
            return journey => Array.ForEach(readers, read => read(journey));
        }
    }

    /// <summary>The folder of a scenario: its number, and its name in letters, digits and hyphens.</summary>
    private static string FolderOf(Scenario scenario, int at)
    {
        var slug = string.Concat(scenario.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
        return string.Create(CultureInfo.InvariantCulture, $"{at}-{string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries))}");
    }
}
