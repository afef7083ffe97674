namespace Puffy.Facts.Columns;

/// <summary>Numbers for the different texts of a column: equal texts have one number, from 0 in the order in which they came.</summary>
internal sealed class Codebook
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    /// <summary>How many texts there are.</summary>
    public int Count => _texts.Count;

    /// <summary>The text of a number.</summary>
    public string this[int code] => _texts[code];

    /// <summary>Finds the number of a text.</summary>
    public bool TryFind(string text, out int code) => _codes.TryGetValue(text, out code);

    /// <summary>The number of a text, a new one for a new text.</summary>
    public int Add(string text)
    {
        if (!_codes.TryGetValue(text, out var code))
        {
            code = _texts.Count;
            _codes.Add(text, code);
            _texts.Add(text);
        }

        return code;
    }
}
