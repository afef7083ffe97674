using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>A written table.</summary>
/// <param name="Table">Its definition.</param>
/// <param name="Rows">Number of rows, without the header.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record TableFile(Table Table, long Rows, long Bytes);
