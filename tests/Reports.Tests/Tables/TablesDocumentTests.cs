using Puffy.Tables.Export;

namespace Puffy.Reports.Tests.Tables;

public sealed class TablesDocumentTests
{
    [Fact]
    public void The_documentation_of_the_outputs_is_that_of_the_tables_own_definitions() =>
        Assert.Contains(TablesDocument.ToMarkdown().TrimEnd(), File.ReadAllText(OutputsDocument()).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Every_table_that_a_column_refers_to_is_written()
    {
        var names = OutputTables.All.Select(table => table.Name).ToHashSet();

        Assert.All(
            OutputTables.All.SelectMany(table => table.Columns).Where(column => column.References is not null),
            column => Assert.Contains(column.References!, names));
    }

    private static string OutputsDocument()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Puffy.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "docs", "outputs.md");
    }
}
