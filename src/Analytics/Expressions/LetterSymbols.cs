namespace Puffy.Analytics.Expressions;

/// <summary>What stands beside a place between two letters.</summary>
internal enum Neighbour
{
    /// <summary>Nothing: the text begins or ends there.</summary>
    Nothing,

    /// <summary>A letter that words are made of.</summary>
    OfWord,

    /// <summary>Any other letter.</summary>
    Other,
}

/// <summary>
/// The letters as a program tells them apart: those that are in the same sets are one symbol. The end of a text is a symbol, too, the last.
/// </summary>
internal sealed class LetterSymbols
{
    private readonly byte[] _symbols = new byte[AsciiSet.Letters];
    private readonly List<char> _examples = [];

    /// <summary>Finds the symbols of a program.</summary>
    public LetterSymbols(IEnumerable<Instruction> program)
    {
        var sets = new HashSet<AsciiSet> { AsciiSet.OfWords };
        foreach (var instruction in program)
        {
            if (instruction.Kind == InstructionKind.Letter)
            {
                sets.Add(instruction.Letters);
            }
        }

        var known = new Dictionary<string, byte>(StringComparer.Ordinal);
        var flags = new char[sets.Count];
        for (var letter = '\0'; letter < AsciiSet.Letters; letter++)
        {
            var next = 0;
            foreach (var set in sets)
            {
                flags[next++] = set.Contains(letter) ? '1' : '0';
            }

            var member = new string(flags);
            if (!known.TryGetValue(member, out var symbol))
            {
                known.Add(member, symbol = (byte)_examples.Count);
                _examples.Add(letter);
            }

            _symbols[letter] = symbol;
        }
    }

    /// <summary>The symbol of the end.</summary>
    public int End => _examples.Count;

    /// <summary>The number of symbols, the end included.</summary>
    public int Count => _examples.Count + 1;

    /// <summary>The symbol of a letter. Letters outside ASCII count as the last one of ASCII, a control character.</summary>
    public int this[char letter] => _symbols[letter < AsciiSet.Letters ? letter : AsciiSet.Letters - 1];

    /// <summary>Whether a set has the letters of a symbol.</summary>
    public bool IsIn(int symbol, AsciiSet letters) => symbol != End && letters.Contains(_examples[symbol]);

    /// <summary>What the letters of a symbol are to a place beside them.</summary>
    public Neighbour NeighbourOf(int symbol) =>
        symbol == End ? Neighbour.Nothing : AsciiSet.OfWords.Contains(_examples[symbol]) ? Neighbour.OfWord : Neighbour.Other;
}
