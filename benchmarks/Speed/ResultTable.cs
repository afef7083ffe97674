namespace Puffy.Benchmarks.Speed;

/// <summary>A part of the report: a heading, remarks and a table.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Remark">What was done, in a sentence or two.</param>
/// <param name="Columns">The columns; all but the first hold figures.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ResultTable(string Title, string Remark, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>As Markdown.</summary>
    public string ToMarkdown() =>
        $"""
        ## {Title}

        {Remark}

        | {string.Join(" | ", Columns)} |
        |---|{string.Concat(Enumerable.Repeat("---:|", Columns.Count - 1))}
        {string.Join('\n', Rows.Select(row => $"| {string.Join(" | ", row)} |"))}

        """;
}
