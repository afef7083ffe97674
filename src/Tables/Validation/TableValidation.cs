using Puffy.Analytics.Options;
using Puffy.Tables.Reading;

namespace Puffy.Tables.Validation;

/// <summary>
/// Validates an output folder: everything that must hold between the written tables, recomputed from the files
/// themselves, independently of the process that wrote them.
/// </summary>
public static class TableValidation
{
    private static readonly (string Title, IReadOnlyList<ValidationCheck> Checks)[] Sections =
    [
        ("Files and keys", [FileChecks.Readable, .. FileChecks.All]),
        ("Conservation", ConservationChecks.All),
        ("Attribution", AttributionChecks.All),
        ("Time", TimeChecks.All),
        ("Aggregates", AggregateChecks.All),
        ("Run record", RecordChecks.All),
    ];

    /// <summary>Reads the tables and run.json of an output folder and makes every check.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="rules">The rules under which the tables were made.</param>
    /// <returns>Every check in its order, section by section. Where a table can't be read, all others are skipped.</returns>
    public static IReadOnlyList<ValidationResult> Validate(string folder, AnalysisRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tables = WrittenTables.Read(folder, rules);
        return
        [
            .. Sections
                .SelectMany(section => section.Checks.Select(check => (section.Title, Check: check)))
                .AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount)
                .Select(each => Make(each.Title, each.Check, tables)),
        ];
    }

    private static ValidationResult Make(string section, ValidationCheck check, WrittenTables tables)
    {
        if (check != FileChecks.Readable && tables.Unreadable.Count > 0)
        {
            return new ValidationResult(section, check.Name, check.Meaning, "", "a table can't be read", null);
        }

        var outcome = check.Recompute(tables);
        return new ValidationResult(section, check.Name, check.Meaning, outcome.Expected, outcome.Found, outcome.Agrees);
    }
}
