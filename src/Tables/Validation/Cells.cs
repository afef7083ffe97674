namespace Puffy.Tables.Validation;

/// <summary>Brings together what was counted and what a table says, row by row.</summary>
internal static class Cells
{
    /// <summary>The rows of both, by their keys.</summary>
    internal static IEnumerable<(string Name, string? Expected, string? Found)> Pairs(IReadOnlyDictionary<string, string> counted, IReadOnlyDictionary<string, string> written) =>
        counted.Keys.Union(written.Keys).Order(StringComparer.Ordinal).Select(key => (key, counted.GetValueOrDefault(key), written.GetValueOrDefault(key)));
}
