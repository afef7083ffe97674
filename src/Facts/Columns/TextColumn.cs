namespace Puffy.Facts.Columns;

/// <summary>A column of texts, kept as codes.</summary>
/// <param name="rows">About how many rows will come.</param>
internal sealed class TextColumn(int rows)
{
    private readonly FactColumn<int> _codes = new(rows);

    /// <summary>The texts behind the codes.</summary>
    public Codebook Texts { get; } = new();

    /// <summary>The code of each row.</summary>
    public ReadOnlySpan<int> Codes => _codes.Span;

    /// <summary>Adds a row.</summary>
    public void Add(string text) => _codes.Add(Texts.Add(text));

    /// <inheritdoc cref="Add(string)"/>
    public void Add(ReadOnlySpan<char> text) => _codes.Add(Texts.Add(text));

    /// <summary>The text of a row.</summary>
    public string this[int row] => Texts[_codes[row]];
}
