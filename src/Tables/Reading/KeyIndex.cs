namespace Puffy.Tables.Reading;

/// <summary>Finds the rows of a table by their keys; of rows with one key, the first.</summary>
internal sealed class KeyIndex
{
    private readonly Dictionary<UInt128, int> _places = [];

    /// <summary>Adds the key of the row at a place.</summary>
    internal void Add(UInt128 key, int place) => _places.TryAdd(key, place);

    /// <summary>The place of a key's row; -1 where there is none.</summary>
    internal int Find(UInt128 key) => _places.TryGetValue(key, out var place) ? place : -1;
}
