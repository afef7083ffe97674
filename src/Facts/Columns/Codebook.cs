using System.Runtime.InteropServices;

namespace Puffy.Facts.Columns;

/// <summary>Numbers for the different texts of a column: equal texts have one number, from 0 in the order in which they came.</summary>
internal sealed class Codebook
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _texts = [];
    private string? _lastText;
    private int _lastCode;

    public Codebook() => _bySpan = _codes.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many texts there are.</summary>
    public int Count => _texts.Count;

    /// <summary>The text of a number.</summary>
    public string this[int code] => _texts[code];

    /// <summary>Finds the number of a text.</summary>
    public bool TryFind(string text, out int code) => _codes.TryGetValue(text, out code);

    /// <summary>The number of a text, a new one for a new text.</summary>
    public int Add(string text)
    {
        // Names that rules give are one object each, and often come again.
        if (ReferenceEquals(text, _lastText))
        {
            return _lastCode;
        }

        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, text, out var isKnown);
        if (!isKnown)
        {
            code = _texts.Count;
            _texts.Add(text);
        }

        (_lastText, _lastCode) = (text, code);
        return code;
    }

    /// <inheritdoc cref="Add(string)"/>
    public int Add(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var code) ? code : Add(text.ToString());
}
