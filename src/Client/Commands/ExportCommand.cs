using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Tables.Export;
using Puffy.Tables.ParquetFiles;
using Puffy.Tables.Runs;

namespace Puffy.Client.Commands;

/// <summary><c>puffy export</c>: the tables of a store, and nothing else.</summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("export", """
            Write every table of a store.

            Example:
              puffy export --store shop.store --output out
            """);
        var output = Flags.Output();
        var store = new StoreFlags(command, StoreUse.Existing);
        command.Options.Add(output);
        var format = new FormatFlag(command);
        var models = new ModelFlags(command);
        var form = new TableFlags(command);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var folder = OutputFolder.Prepare(parsed.GetRequiredValue(output));
            await using var open = await store.Existing(parsed).OpenAsync(
                remembered => analysis.Over(remembered, parsed), cancellationToken);
            var contents = await StoreContents.OfAsync(open, cancellationToken);
            using var tables = new TableExport(contents, folder, models.Of(parsed), form.Of(parsed));
            var figures = await tables.ReadAsync(cancellationToken);
            RunRecord.Remove(folder);
            ParquetTables.Remove(folder);
            tables.Finish(figures);
            var record = RunRecords.Of(figures, contents.Files, open.Rules, asOf: null, form.Of(parsed));
            if (format.IsParquet(parsed))
            {
                // It tells in which form the tables are that Parquet is made of.
                record.WriteDraft(folder);
                await ParquetTables.WriteAsync(folder, cancellationToken);
            }

            record.Write(folder);
            RunView.Show(record, folder, Screen.Error);
            return ExitStatus.Done;
        }, Failures.WritingStopped));
        return command;
    }
}
