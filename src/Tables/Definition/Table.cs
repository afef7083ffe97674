namespace Puffy.Tables.Definition;

/// <summary>What a table is in the star schema.</summary>
public enum TableKind
{
    /// <summary>Rows as they came in.</summary>
    Source,

    /// <summary>One row for each thing that happened.</summary>
    Fact,

    /// <summary>One row for each thing that facts refer to.</summary>
    Dimension,

    /// <summary>Figures over many facts.</summary>
    Aggregate,
}

/// <summary>A column of a table, without the values.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Meaning">What it holds, in a phrase, with its unit.</param>
/// <param name="References">The table whose key it is, such as <c>sessions</c>; null for none.</param>
public record TableColumn(string Name, ColumnType Type, string Meaning, string? References = null);

/// <summary>A column of a table of <typeparamref name="TRow"/>.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <param name="Name">Name in the header.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Meaning">What it holds, in a phrase, with its unit.</param>
/// <param name="Write">Writes the value, as its type says.</param>
/// <param name="References">The table whose key it is; null for none.</param>
internal sealed record TableColumn<TRow>(string Name, ColumnType Type, string Meaning, Action<RowWriter, TRow> Write, string? References = null)
    : TableColumn(Name, Type, Meaning, References);

/// <summary>The definition of an output table: the one home of its columns, their meaning and their values.</summary>
/// <param name="Path">Path of the file in the output folder, such as <c>silver/sessions.csv</c>.</param>
/// <param name="Row">What a row is.</param>
/// <param name="Kind">What the table is in the star schema.</param>
/// <param name="KeyColumns">How many of the first columns make the key of a row.</param>
public abstract record Table(string Path, string Row, TableKind Kind, int KeyColumns)
{
    /// <summary>The table's name: its file's, without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The columns in their order.</summary>
    public abstract IReadOnlyList<TableColumn> Columns { get; }
}

/// <summary>The definition of an output table of <typeparamref name="TRow"/>.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <param name="Path">Path of the file in the output folder.</param>
/// <param name="Row">What a row is.</param>
/// <param name="Kind">What the table is in the star schema.</param>
/// <param name="KeyColumns">How many of the first columns make the key of a row.</param>
/// <param name="Order">Writes the key by which rows are sorted.</param>
/// <param name="Values">The columns in their order.</param>
internal sealed record Table<TRow>(
    string Path, string Row, TableKind Kind, int KeyColumns, Action<SortKey, TRow> Order, IReadOnlyList<TableColumn<TRow>> Values)
    : Table(Path, Row, Kind, KeyColumns)
{
    /// <inheritdoc/>
    public override IReadOnlyList<TableColumn> Columns => Values;

    /// <summary>Writes a row.</summary>
    public void Write(RowWriter writer, TRow row)
    {
        ArgumentNullException.ThrowIfNull(writer);
        foreach (var column in Values)
        {
            column.Write(writer, row);
        }

        writer.EndRow();
    }
}
