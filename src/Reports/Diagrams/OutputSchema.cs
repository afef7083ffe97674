using Puffy.Reports.Runs;
using Puffy.Tables.Definition;
using Puffy.Tables.Export;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Diagrams;

/// <summary>The star schema of the output tables, drawn from their own definitions.</summary>
public static class OutputSchema
{
    /// <summary>Writes <c>report/star_schema.png</c>.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static IReadOnlyList<ReportFile> Write(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [ReportFolder.Write(context.Folder, "report/star_schema.png", Diagram.RenderPng())];
    }

    /// <summary>
    /// The diagram. Tables of raw rows are not part of a star, and sessions stand in it once, as fct_sessions; references
    /// to those left out are left out too.
    /// </summary>
    internal static StarSchemaDiagram Diagram
    {
        get
        {
            var tables = OutputTables.All.Where(table => table.Kind != TableKind.Source && table.Name != "sessions").ToList();
            var names = tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
            return new StarSchemaDiagram
            {
                Title = "Star schema",
                Subtitle = $"{tables.Count} tables, as defined; a line leads from a column to the table whose key it holds",
                Tables = [.. tables.Select(table => new TableDefinition(
                    table.Name,
                    KindOf(table.Kind),
                    [.. table.Columns.Select((column, at) => new ColumnDefinition(
                        column.Name,
                        at < table.KeyColumns,
                        column.References is { } other && names.Contains(other) ? other : null))]))],
            };
        }
    }

    private static SchemaTableKind KindOf(TableKind kind) => kind switch
    {
        TableKind.Fact => SchemaTableKind.Fact,
        TableKind.Dimension => SchemaTableKind.Dimension,
        TableKind.Aggregate => SchemaTableKind.Aggregate,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A table of raw rows is not part of a star schema."),
    };
}
