using System.Runtime.InteropServices;

namespace Puffy.Facts.Columns;

/// <summary>A column of texts, kept as codes.</summary>
internal sealed class TextColumn
{
    private readonly List<int> _codes = [];

    /// <summary>The texts behind the codes.</summary>
    public Codebook Texts { get; } = new();

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<int> Codes => CollectionsMarshal.AsSpan(_codes);

    /// <summary>Adds a row.</summary>
    public void Add(string text) => _codes.Add(Texts.Add(text));

    /// <summary>The text of a row.</summary>
    public string this[int row] => Texts[_codes[row]];
}
