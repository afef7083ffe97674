using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Ingest;
using Puffy.Sample;

namespace Puffy.Client.Commands;

/// <summary><c>puffy run</c>: everything, from exports to reports.</summary>
internal static class RunCommand
{
    private const string StoreName = "puffy.store";
    private const string SampleFolder = "sample";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("run", """
            Load exports, and write every table and report. Without --input it runs on a generated sample.

            Examples:
              puffy run --output out
              puffy run --input exports/ --output out
              puffy run --input exports/ --store shop.store --output out   (adds to what the store holds)
            """);
        var input = Flags.Input(required: false);
        var output = Flags.Output();
        var store = Flags.Store(required: false);
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        var skipQuality = new Option<bool>("--skip-quality", "--skip-part1") { Description = "Leave the data quality report out." };
        var skipPdf = new Option<bool>("--skip-pdf") { Description = "Leave PDFs out." };
        command.Options.Add(input);
        command.Options.Add(output);
        command.Options.Add(store);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        command.Options.Add(skipQuality);
        command.Options.Add(skipPdf);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var folder = parsed.GetRequiredValue(output).FullName;
            Directory.CreateDirectory(folder);
            var options = new RunOptions
            {
                Files = InputOf(parsed.GetValue(input) ?? [], folder, cancellationToken),
                Store = StoreOf(parsed.GetValue(store), folder),
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                AsOf = parsed.GetValue(asOf),
                Strict = parsed.GetValue(strict),
                SkipQuality = parsed.GetValue(skipQuality),
                SkipPdf = parsed.GetValue(skipPdf),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }

    private static IReadOnlyList<ExportFile> InputOf(string[] paths, string folder, CancellationToken cancellationToken)
    {
        if (paths.Length > 0)
        {
            return ExportFiles.Expand(paths);
        }

        var sample = Path.Combine(folder, SampleFolder);
        var written = SampleShop.Write(sample, new SampleOptions(), cancellationToken);
        Console.Error.WriteLine($"No --input: made a sample of {written.Rows} rows in {sample}");
        return ExportFiles.Expand([sample]);
    }

    /// <summary>The store that was named, or a fresh one in the output folder.</summary>
    private static string StoreOf(FileInfo? named, string folder)
    {
        if (named is not null)
        {
            return named.FullName;
        }

        var path = Path.Combine(folder, StoreName);
        foreach (var suffix in new[] { string.Empty, "-wal", "-shm" })
        {
            File.Delete(path + suffix);
        }

        return path;
    }
}
