using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Client.Stores;
using Puffy.Ingest.Files;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;

namespace Puffy.Client.Runs;

/// <summary>What a run is to do.</summary>
internal sealed record RunOptions
{
    /// <summary>The exports, in the order of loading; none to work on what the store holds.</summary>
    public required IReadOnlyList<ExportFile> Files { get; init; }

    /// <summary>The store.</summary>
    public required StoreLocation Store { get; init; }

    /// <summary>The output folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Makes the analysis options of those that the store remembers.</summary>
    public required Func<AnalysisOptions, AnalysisOptions> Analysis { get; init; }

    /// <summary>The time up to which the run looks, UTC; null for none.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>Whether the exit status reports refused rows or files.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the data quality report is made.</summary>
    public bool Quality { get; init; } = true;

    /// <summary>Whether tables, the reports on them and their validation are made.</summary>
    public bool TablesAndReports { get; init; } = true;

    /// <summary>Which attribution models and paths are written.</summary>
    public AttributionChoice Attribution { get; init; } = new();

    /// <summary>Whether the tables are written as Parquet too.</summary>
    public bool Parquet { get; init; }

    /// <summary>In which form tables are written; their currency is the store's.</summary>
    public CellForm Form { get; init; }

    /// <summary>How monitoring judges; null where it is left out.</summary>
    public MonitoringOptions? Monitoring { get; init; }

    /// <summary>Leaves PDFs out.</summary>
    public bool SkipPdf { get; init; }
}

/// <summary>How monitoring judges, and which results it reports.</summary>
/// <param name="Thresholds">The thresholds.</param>
/// <param name="Since">The first day to report; null for every day.</param>
/// <param name="FailOn">The status from which on the exit status tells; null for none.</param>
internal sealed record MonitoringOptions(MonitoringThresholds Thresholds, DateOnly? Since, CheckStatus? FailOn)
{
    /// <summary>Whether the exit status reports the verdict.</summary>
    public bool FailsOn(JudgedData judged) => judged.Status >= FailOn;
}
