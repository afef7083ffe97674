namespace Puffy.Analytics.Expressions;

/// <summary>A set of ASCII letters, signs and control characters included.</summary>
/// <param name="Low">The letters below 64, a bit each.</param>
/// <param name="High">The letters from 64 on.</param>
internal readonly record struct AsciiSet(ulong Low, ulong High)
{
    /// <summary>The number of letters that there are.</summary>
    public const int Letters = 128;

    private const ulong Alphabet = 0x07FF_FFFE;

    /// <summary>The digits.</summary>
    public static AsciiSet Digits { get; } = Range('0', '9');

    /// <summary>Letters that words are made of: those of the alphabet, digits and the underscore.</summary>
    public static AsciiSet OfWords { get; } = Range('a', 'z') | Range('A', 'Z') | Digits | Of('_');

    /// <summary>Spaces, tabs and line breaks.</summary>
    public static AsciiSet Spaces { get; } = Range('\t', '\r') | Of(' ');

    /// <summary>The set with each letter of the alphabet in both cases.</summary>
    public AsciiSet InEitherCase
    {
        get
        {
            var alphabet = (High | (High >> 32)) & Alphabet;
            return this with { High = High | alphabet | (alphabet << 32) };
        }
    }

    /// <summary>The set of one letter.</summary>
    public static AsciiSet Of(char letter) => letter < 64 ? new(1UL << letter, 0) : new(0, 1UL << (letter - 64));

    /// <summary>The letters from one to another, both included.</summary>
    public static AsciiSet Range(char first, char last)
    {
        AsciiSet letters = default;
        for (var letter = first; letter <= last; letter++)
        {
            letters |= Of(letter);
        }

        return letters;
    }

    /// <summary>Whether the set has a letter, which is one of ASCII.</summary>
    public bool Contains(char letter) => ((letter < 64 ? Low >> letter : High >> (letter - 64)) & 1) != 0;

    /// <summary>The letters of both sets.</summary>
    public static AsciiSet operator |(AsciiSet left, AsciiSet right) => new(left.Low | right.Low, left.High | right.High);

    /// <summary>The letters that are not in the set.</summary>
    public static AsciiSet operator ~(AsciiSet letters) => new(~letters.Low, ~letters.High);
}
