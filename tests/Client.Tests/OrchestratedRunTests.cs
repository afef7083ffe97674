using System.Globalization;
using System.Text.Json;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

public sealed class OrchestratedRunTests : IDisposable
{
    private static readonly string[] AllStages = ["load", "read", "quality", "tables", "executive", "attribution", "schema", "validation", "monitoring"];

    private readonly Workplace _work = new();

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_run_lists_every_file_that_it_made_with_its_size()
    {
        // As a process, whose output is no terminal: the table's width depends on it.
        var said = (await PuffyProcess.RunAsync(columns: null, "run", "--input", Input, "--output", _work["out"])).Error;

        var listed = said.Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length is 2 or 3 && (words[0].Contains('/', StringComparison.Ordinal) || words[0] == "run.json"))
            .ToDictionary(words => words[0], words => long.Parse(words[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        var made = new DirectoryInfo(_work["out"]).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => !file.Name.StartsWith("puffy.store", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(_work["out"], file.FullName).Replace('\\', '/'), file => file.Length);
        Assert.Equal(made.OrderBy(file => file.Key, StringComparer.Ordinal), listed.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Stages_stand_in_the_record_in_their_order() =>
        Assert.Equal(AllStages, StagesOf("run", "--input", Input, "--output", _work["out"], "--skip-pdf"));

    [Fact]
    public void Data_quality_can_be_left_out()
    {
        Assert.Equal(AllStages.Where(stage => stage != "quality"), StagesOf("run", "--input", Input, "--output", _work["out"], "--skip-pdf", "--skip-quality"));

        Assert.False(Directory.Exists(_work["out/quality"]));
    }

    [Fact]
    public void Without_PDFs_everything_else_is_made()
    {
        PuffyCommand.Done("run", "--input", Input, "--output", _work["with"]);
        PuffyCommand.Done("run", "--input", Input, "--output", _work["without"], "--skip-pdf");

        Assert.Equal(FilesIn("with").Where(file => !file.EndsWith(".pdf", StringComparison.Ordinal)), FilesIn("without"));
    }

    [Fact]
    public void A_part_that_fails_says_so_and_the_others_still_run()
    {
        // A folder stands where the executive summary is to be written.
        Directory.CreateDirectory(_work["out/report/executive_summary.md"]);

        var result = PuffyCommand.Run("run", "--input", Input, "--output", _work["out"], "--skip-pdf");

        Assert.Equal(1, result.Status);
        Assert.Contains("executive failed: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("All 49 checks pass", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_work["out/report/attribution_report.md"]));
        Assert.True(File.Exists(_work["out/report/star_schema.png"]));
        Assert.Equal(AllStages, Stages());
    }

    [Fact]
    public void Tables_that_could_not_be_written_fail_validation_which_names_them()
    {
        Directory.CreateDirectory(_work["out/silver/fct_orders.csv"]);

        var result = PuffyCommand.Run("run", "--input", Input, "--output", _work["out"], "--skip-pdf");

        Assert.Equal(1, result.Status);
        Assert.Contains("tables failed: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("validation failed: 1 of 49 checks FAIL: tables_readable", result.Error, StringComparison.Ordinal);
        Assert.Contains("silver/fct_orders.csv", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(_work["out/report/executive_summary.md"]));
    }

    [Fact]
    public void Quality_and_report_as_commands_of_their_own_write_what_the_run_writes()
    {
        PuffyCommand.Done("run", "--input", Input, "--store", _work["s"], "--output", _work["run"]);

        PuffyCommand.Done("quality", "--store", _work["s"], "--output", _work["apart"]);
        Assert.Equal(["quality/data_quality_report.md", "quality/data_quality_report.pdf", "quality/session_timeout_analysis.png", "run.json"], FilesIn("apart"));
        PuffyCommand.Done("report", "--store", _work["s"], "--output", _work["apart"]);

        var ofReports = FilesIn("run").Where(file => !file.StartsWith("monitoring/", StringComparison.Ordinal)).ToList();
        Assert.Equal(ofReports, FilesIn("apart"));
        // A PDF carries the time at which it was made, and the record the stages' seconds.
        Assert.All(ofReports.Where(file => file != "run.json" && !file.EndsWith(".pdf", StringComparison.Ordinal)), file =>
            Assert.True(File.ReadAllBytes(_work[$"run/{file}"]).AsSpan().SequenceEqual(File.ReadAllBytes(_work[$"apart/{file}"])), $"{file} differs"));
    }

    [Fact]
    public void Quality_of_exports_is_that_of_a_store_that_holds_them()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);

        PuffyCommand.Done("quality", "--store", _work["s"], "--output", _work["of store"], "--skip-pdf");
        PuffyCommand.Done("quality", "--input", Input, "--output", _work["of exports"], "--skip-pdf");

        Assert.Equal(File.ReadAllText(_work["of store/quality/data_quality_report.md"]), File.ReadAllText(_work["of exports/quality/data_quality_report.md"]));
    }

    [Fact]
    public void Quality_of_nothing_is_refused()
    {
        var result = PuffyCommand.Run("quality", "--output", _work["out"]);

        Assert.Equal(1, result.Status);
        Assert.Contains("Choose what to report on: give --store FILE, --cluster HOST:PORT or --input PATH.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_on_a_store_alone_loads_nothing_into_it()
    {
        PuffyCommand.Done("load", "--input", Input, "--store", _work["s"]);

        Assert.Equal(AllStages.Skip(1), StagesOf("run", "--store", _work["s"], "--output", _work["out"], "--skip-pdf"));

        using var record = JsonDocument.Parse(File.ReadAllText(_work["out/run.json"]));
        Assert.Equal(31, record.RootElement.GetProperty("rows_read").GetInt32());
    }

    [Theory]
    [InlineData("run")]
    [InlineData("quality")]
    [InlineData("report")]
    public void A_store_that_does_not_exist_is_no_empty_shop(string command)
    {
        var result = PuffyCommand.Run(command, "--store", _work["mistyped"], "--output", _work["out"]);

        Assert.Equal(1, result.Status);
        Assert.Contains("does not exist", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_work["mistyped"]));
    }

    private string[] StagesOf(params string[] arguments)
    {
        PuffyCommand.Done(arguments);
        return Stages();
    }

    private string[] Stages()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(_work["out/run.json"]));
        return [.. record.RootElement.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString()!)];
    }

    private string[] FilesIn(string folder) => [.. Directory.EnumerateFiles(_work[folder], "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_work[folder], file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("puffy.store", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)];
}
