using System.CommandLine;
using Puffy.Client.Runs;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Client.Commands;

/// <summary><c>puffy run</c>: everything, from exports to reports.</summary>
internal static class RunCommand
{
    private const string SampleFolder = "sample";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("run", """
            Load exports, and write every table and report. Without --input it reports on what the store holds,
            or, without --store too, on a generated sample.

            Examples:
              puffy run --output out
              puffy run --input exports/ --output out
              puffy run --input exports/ --store shop.store --output out   (adds to what the store holds)
              puffy run --store shop.store --output out
            """);
        var input = Flags.Input(required: false);
        var output = Flags.Output();
        var asOf = Flags.AsOf();
        var strict = Flags.Strict();
        var skipQuality = new Option<bool>("--skip-quality", "--skip-part1") { Description = "Leave the data quality report out." };
        var skipPdf = Flags.SkipPdf();
        command.Options.Add(input);
        command.Options.Add(output);
        var store = new StoreFlags(command, required: false);
        command.Options.Add(asOf);
        command.Options.Add(strict);
        command.Options.Add(skipQuality);
        command.Options.Add(skipPdf);
        var monitoring = new MonitoringFlags(command);
        var analysis = new AnalysisFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            var folder = parsed.GetRequiredValue(output).FullName;
            Directory.CreateDirectory(folder);
            var paths = parsed.GetValue(input) ?? [];
            var named = store.Named(parsed);
            var work = RunInput.Of(paths.Length == 0 && named is null ? [Sample(folder, cancellationToken)] : paths, named, folder);
            var options = new RunOptions
            {
                Files = work.Files,
                Store = work.Store,
                Folder = folder,
                Analysis = remembered => analysis.Over(remembered, parsed),
                AsOf = parsed.GetValue(asOf),
                Strict = parsed.GetValue(strict),
                Quality = !parsed.GetValue(skipQuality),
                SkipPdf = parsed.GetValue(skipPdf),
                Monitoring = monitoring.Of(parsed),
            };
            return await new OrchestratedRun(options, TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }

    private static string Sample(string folder, CancellationToken cancellationToken)
    {
        var sample = Path.Combine(folder, SampleFolder);
        var written = SampleShop.Write(sample, new SampleOptions(), cancellationToken);
        Console.Error.WriteLine($"No --input: made a sample of {written.Rows} rows in {sample}");
        return sample;
    }
}
