namespace Puffy.Reports.Diagrams;

/// <summary>What part a table plays in a star schema.</summary>
internal enum SchemaTableKind
{
    /// <summary>Things that happened, one a row.</summary>
    Fact,

    /// <summary>What facts are described by.</summary>
    Dimension,

    /// <summary>Sums over facts.</summary>
    Aggregate,
}

/// <summary>A table of the schema.</summary>
/// <param name="Name">Unique in the diagram.</param>
/// <param name="Kind">Decides its colour and place.</param>
/// <param name="Columns">In their order.</param>
internal sealed record TableDefinition(string Name, SchemaTableKind Kind, IReadOnlyList<ColumnDefinition> Columns);

/// <summary>A column of a table.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="IsKey">Whether it is, or is part of, what tells rows apart.</param>
/// <param name="References">The table whose key it holds, if any.</param>
internal sealed record ColumnDefinition(string Name, bool IsKey = false, string? References = null);
