using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.WhatIf;
using Puffy.Analytics.Wording;
using Puffy.Client.Loading;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Queries.Monitoring;
using Puffy.Reports.Attribution;
using Puffy.Reports.Diagrams;
using Puffy.Reports.Executive;
using Puffy.Reports.Monitoring;
using Puffy.Reports.Quality;
using Puffy.Reports.Runs;
using Puffy.Reports.Validation;
using Puffy.Tables.Export;
using Puffy.Tables.ParquetFiles;
using Puffy.Tables.Runs;
using Puffy.Tables.Validation;

namespace Puffy.Client.Runs;

/// <summary>
/// Everything in one run, or those parts of it that were asked for: load, data quality, tables, reports, validation, monitoring.
/// What does not build on each other is done at the same time.
/// </summary>
internal sealed class OrchestratedRun(RunOptions options, TimeProvider time)
{
    private readonly RunParts _parts = new(Screen.Error);

    /// <summary>Runs.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var loaded = new LoadSummary();
        RunRecord? record = null;
        JudgedData? judged = null;
        await using (var store = await options.Store.OpenAsync(options.Analysis, cancellationToken))
        {
            if (options.Files.Count == 0 || await _parts.DoAsync(PartOfRun.Load, "Load and validate", async () =>
            {
                loaded = await LoadAsync(store, cancellationToken);
                await store.Figures.SaveAsync(cancellationToken);
                LoadView.Show(loaded, Screen.Error);
                return new Made(LoadView.Summary(loaded), []);
            }))
            {
                RunRecord.Remove(options.Folder);
                var (reporting, monitoring) = (ReportAsync(store, cancellationToken), MonitorAsync(store, cancellationToken));
                await Task.WhenAll(reporting, monitoring);
                judged = await monitoring;
                if (await reporting is { } context && !_parts.HasFailed(PartOfRun.Tables))
                {
                    // Last, as it tells how long everything before it took.
                    record = context.Record with { Stages = _parts.Stages };
                    await _parts.DoAsync(PartOfRun.Record, "Run record", () => Made.Of("Run record", [record.Write(options.Folder)]));
                    if (options.Files.Count > 0 && !_parts.AnyFailed)
                    {
                        StartedRun.End(options.Folder);
                    }
                }
            }
        }

        RunView.Show(_parts.Done, Screen.Error);
        if (judged is not null)
        {
            MonitoringView.Show(judged, Screen.Error);
        }

        if (record is not null)
        {
            RunView.Show(record, options.Folder, Screen.Error);
        }

        var found = (options.Strict && loaded.HasRefusals) || (judged is not null && options.Monitoring!.FailsOn(judged));
        return _parts.AnyFailed ? ExitStatus.Failed : found ? ExitStatus.Found : ExitStatus.Done;
    }

    /// <summary>Loads the exports, unless the same run did and was then interrupted.</summary>
    private async Task<LoadSummary> LoadAsync(OpenStore store, CancellationToken cancellationToken)
    {
        var started = StartedRun.Find(options.Folder, options.Files, options.Store, options.AsOf)
            ?? await StartedRun.BeginAsync(options.Folder, options.Files, options.Store, options.AsOf, store.Ledger);
        if (await started.LoadedAsync(store.Ledger) is not { } files)
        {
            return await new ExportLoader(store, options.AsOf ?? time.GetUtcNow().UtcDateTime, new LoadProgress(Screen.Error)).LoadAsync(options.Files, cancellationToken);
        }

        Screen.Error.Line("This run was interrupted after its load, and goes on behind it. No file is read again.");
        var loaded = new LoadSummary();
        foreach (var file in files)
        {
            loaded.Add(file);
        }

        return loaded;
    }

    private async Task<JudgedData?> MonitorAsync(OpenStore store, CancellationToken cancellationToken)
    {
        if (options.Monitoring is not { } monitoring)
        {
            return null;
        }

        JudgedData? judged = null;
        await _parts.DoAsync(PartOfRun.Monitoring, "Monitoring", async () =>
        {
            var verdict = await store.Queries.AskAsync(new AuditQuestion(monitoring.Thresholds, options.AsOf), cancellationToken);
            judged = new JudgedData(verdict, options.Store.ToString(), monitoring.Since);
            var files = MonitoringReport.Write(judged, options.Folder, pdf: !options.SkipPdf, time.GetUtcNow().UtcDateTime);
            return Made.Of(MonitoringView.Summary(judged), files);
        });
        return judged;
    }

    private async Task<ReportContext?> ReportAsync(OpenStore store, CancellationToken cancellationToken)
    {
        var contents = await StoreContents.OfAsync(store, cancellationToken);
        using var tables = new TableExport(
            contents,
            options.Folder,
            options.Attribution with { OtherChoices = options.TablesAndReports ? UsualChoices.BesideThoseOf(store.Rules) : [] },
            options.Form);
        ReportContext context = null!;
        if (!await _parts.DoAsync(PartOfRun.Read, "Read the journeys", async () =>
        {
            context = ContextOf(await tables.ReadAsync(cancellationToken), contents, store.Rules);
            return new Made($"{CountText.Of(context.Record.Users, "user")}, {CountText.Of(context.Record.Sessions, "session")}, {CountText.Of(context.Record.Orders, "order")}", []);
        }))
        {
            return null;
        }

        await Task.WhenAll(MakeTablesAsync(tables, context, cancellationToken), MakeReportsAsync(context));
        return context;
    }

    private async Task MakeTablesAsync(TableExport tables, ReportContext context, CancellationToken cancellationToken)
    {
        if (options.TablesAndReports)
        {
            ParquetTables.Remove(options.Folder);
            await _parts.DoAsync(PartOfRun.Tables, "Bronze, silver and gold tables", () => MadeTables(tables, context));
            if (options.Parquet)
            {
                await _parts.DoAsync(PartOfRun.Parquet, "The tables as Parquet", () => MadeParquetAsync(cancellationToken));
            }

            await _parts.DoAsync(PartOfRun.Validation, "Validation of the written tables", () => Validated(context));
        }
    }

    private async Task MakeReportsAsync(ReportContext context)
    {
        if (options.Quality)
        {
            await _parts.DoAsync(PartOfRun.Quality, "Data quality", () => Made.Of("Data quality report", QualityReport.Write(context)));
        }

        if (options.TablesAndReports)
        {
            await _parts.DoAsync(PartOfRun.Executive, "Executive summary", () => Made.Of("Executive summary", ExecutiveSummary.Write(context)));
            await _parts.DoAsync(PartOfRun.Attribution, "Attribution report", () => Made.Of("Attribution report", AttributionReport.Write(context)));
            await _parts.DoAsync(PartOfRun.Schema, "Star schema", () => Made.Of("Star schema", OutputSchema.Write(context)));
        }
    }

    private static Made MadeTables(TableExport tables, ReportContext context)
    {
        var files = tables.Finish(context.Figures);
        // Validation compares it with the tables; it gets its name at the end, with the stages.
        context.Record.WriteDraft(context.Folder);

        return new Made(
            $"{CountText.Of(files.Count, "table")}, {CountText.Of(files.Sum(file => file.Rows), "row")}",
            [.. files.Select(file => new MadeFile(file.Table.Path, file.Rows, file.Bytes))]);
    }

    private async Task<Made> MadeParquetAsync(CancellationToken cancellationToken)
    {
        var files = await Task.Run(() => ParquetTables.WriteAsync(options.Folder, cancellationToken), cancellationToken);
        return new Made(CountText.Of(files.Count, "file"), [.. files.Select(file => new MadeFile(ParquetTables.PathOf(file.Table), file.Rows, file.Bytes))]);
    }

    private static Made Validated(ReportContext context)
    {
        var results = TableValidation.Validate(context.Folder, context.Rules);
        var file = ValidationReport.Write(context.Folder, results);
        var failed = results.Where(result => result.Passed == false).ToList();
        return Made.Of($"All {results.Count} checks pass", [file]) with
        {
            Failure = failed.Count == 0
                ? null
                : $"{failed.Count} of {results.Count} checks FAIL: {string.Join("; ", failed.Select(result => $"{result.Name} (expected {result.Expected}, found {result.Found})"))}",
        };
    }

    private ReportContext ContextOf(StoreFigures figures, StoreContents contents, AnalysisRules rules) => new(
        figures,
        contents.Files,
        RunRecords.Of(figures, contents.Files, rules, options.AsOf, options.Form),
        rules,
        options.Folder,
        Pdf: !options.SkipPdf,
        time.GetUtcNow().UtcDateTime);
}
