using Puffy.Analytics.Journeys;
using Puffy.Client.Commands;
using Puffy.Client.Loading;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Reports.Attribution;
using Puffy.Reports.Diagrams;
using Puffy.Reports.Executive;
using Puffy.Reports.Quality;
using Puffy.Reports.Runs;
using Puffy.Reports.Tables;

namespace Puffy.Client.Runs;

/// <summary>Everything in one run: load, quality, tables, reports, monitoring.</summary>
internal sealed class OrchestratedRun(RunOptions options, TimeProvider time)
{
    private readonly RunParts _parts = new(Console.Error);

    /// <summary>Runs.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var loaded = new LoadSummary();
        RunRecord? record = null;
        await using (var store = await OpenStore.OpenAsync(options.Store, options.Analysis, cancellationToken))
        {
            if (await _parts.DoAsync("load", "Load and validate", async () =>
            {
                loaded = await new ExportLoader(store, options.AsOf, Screen.Progress()).LoadAsync(options.Files, cancellationToken);
                await store.Figures.SaveAsync(cancellationToken);
                Screen.Told(loaded);
                return [];
            }))
            {
                record = await ReportAsync(store, cancellationToken);
            }
        }

        Screen.Told(_parts.Done);
        if (record is not null)
        {
            Screen.Told(record, options.Folder);
        }

        return _parts.AnyFailed ? ExitStatus.Failed : options.Strict && loaded.HasRefusals ? ExitStatus.Found : ExitStatus.Done;
    }

    private async Task<RunRecord?> ReportAsync(OpenStore store, CancellationToken cancellationToken)
    {
        var contents = await StoreContents.OfAsync(store, cancellationToken);
        using var tables = new TableExport(contents, options.Folder);
        ReportContext context = null!;
        if (!await _parts.DoAsync("read", "Read the journeys", async () =>
        {
            var figures = await tables.ReadAsync(cancellationToken);
            context = ContextOf(figures, contents, store.Rules);
            return [];
        }))
        {
            return null;
        }

        await _parts.DoAsync("tables", "Bronze, silver and gold tables", () => Task.FromResult<IReadOnlyList<MadeFile>>(
            [.. tables.Finish(context.Figures).Select(file => new MadeFile(file.Table.Path, file.Rows, file.Bytes))]));
        if (!options.SkipQuality)
        {
            await _parts.DoAsync("quality", "Data quality", () => Made(QualityReport.Write(context)));
        }

        await _parts.DoAsync("report", "Executive summary, attribution, star schema", () => Made(
            [.. ExecutiveSummary.Write(context), .. AttributionReport.Write(context), .. OutputSchema.Write(context)]));
        var record = context.Record with { Stages = _parts.Stages };
        RunRecordFile.Write(record, options.Folder);
        return record;
    }

    private static Task<IReadOnlyList<MadeFile>> Made(IReadOnlyList<ReportFile> files) =>
        Task.FromResult<IReadOnlyList<MadeFile>>([.. files.Select(MadeFile.Of)]);

    private ReportContext ContextOf(StoreFigures figures, StoreContents contents, AnalysisRules rules) => new(
        figures,
        contents.Files,
        RunRecords.Of(figures, contents.Files, rules, options.AsOf),
        rules,
        options.Folder,
        Pdf: !options.SkipPdf,
        time.GetUtcNow().UtcDateTime);
}
