namespace Puffy.Delivery;

/// <summary>Texts that many rows have, numbered: names, referrers, user agents. Readers of rows give equal texts as one object.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, ulong> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>A text by its number.</summary>
    public string this[ulong number] => _texts[(int)number];

    /// <summary>The number of a text.</summary>
    public ulong Add(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers.Add(text, number = (ulong)_texts.Count);
            _texts.Add(text);
            Bytes += sizeof(char) * (long)text.Length;
        }

        return number;
    }

    /// <summary>Bytes of all texts.</summary>
    public long Bytes { get; private set; }
}
