using Puffy.CommandLine;

namespace Puffy.Cases;

/// <summary>A small input with its right result: a folder with input/, expect.json and case.md, which says why it is right.</summary>
public sealed class Case(string name)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Runs the case.</summary>
    /// <returns>What falls short, a phrase each.</returns>
    public async Task<List<string>> RunAsync()
    {
        var expected = Expectation.Read(Path.Combine(Folder, name, "expect.json"));
        var work = Directory.CreateTempSubdirectory("puffy-case-");
        try
        {
            var (input, output, store) = (Path.Combine(work.FullName, "input"), Path.Combine(work.FullName, "out"), Path.Combine(work.FullName, "shop.store"));
            CopyInput(expected, input);
            string[] run = ["run", "--input", input, "--output", output, "--skip-pdf", "--skip-quality", .. expected.Args];
            List<string> faults = await CallAsync(expected, run, store);
            faults.AddRange(RunOutput.Judge(expected, output));
            foreach (var command in expected.Commands)
            {
                faults.AddRange(await CallAsync(command, command.Args, store));
            }

            return faults;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private void CopyInput(Expectation expected, string input)
    {
        Directory.CreateDirectory(input);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, name, "input")))
        {
            var held = Path.GetFileName(file);
            File.Copy(file, Path.Combine(input, expected.Names.GetValueOrDefault(held, held)));
        }
    }

    /// <summary>Runs a command on the store and judges what it prints.</summary>
    private static async Task<List<string>> CallAsync(Invocation invocation, string[] arguments, string store)
    {
        string[] whole = [.. arguments, "--store", store];
        var result = await (invocation switch
        {
            { LooksAtTheTerminal: false } => PuffyCommand.RunAsync(whole),
            { Columns: { } columns } => PuffyCommand.RunAsync(columns, whole),
            // What is printed to a pipe: the test's own output may be a terminal.
            _ => PuffyProcess.RunAsync(columns: null, whole),
        });
        var title = arguments[0];
        var faults = new List<string>();
        if (result.Status != invocation.Exit)
        {
            var last = result.Error.Trim().Split('\n')[^1];
            faults.Add($"{title}: expected exit {invocation.Exit}, got {result.Status} ({Comparison.Shown(last)})");
        }

        faults.AddRange(PrintedText.Judge($"{title}'s stdout", result.Output, invocation.Stdout));
        faults.AddRange(PrintedText.Judge($"{title}'s stderr", result.Error, invocation.Stderr));
        return faults;
    }
}
