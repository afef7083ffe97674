using System.Text;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>The tables and columns as Markdown, from their own definitions: docs/outputs.md holds this text.</summary>
public static class TablesDocument
{
    /// <summary>A heading for each table and a row for each of its columns.</summary>
    public static string ToMarkdown()
    {
        var text = new StringBuilder();
        foreach (var table in OutputTables.All)
        {
            var key = string.Join(", ", table.Columns.Take(table.KeyColumns).Select(column => column.Name));
            text.Append($"### {table.Path}\n\nA row is {table.Row}. Key: {key}.\n\n| column | type | meaning |\n|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                var refers = column.References is null ? string.Empty : $" (in {column.References})";
                text.Append($"| {column.Name} | {column.Type.Name()} | {column.Meaning}{refers} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
