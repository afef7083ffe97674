using System.Globalization;
using System.Text.Json.Serialization;

namespace Puffy.Analytics.Currencies;

/// <summary>
/// A currency by its ISO 4217 code, or none where nobody says which it is. Amounts of different currencies are never added;
/// those of none are a currency of their own here. The default value is none.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.Currency"), JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency
{
    private const int Letters = 3;
    private const string NoneText = "none";

    /// <summary>The ISO 4217 code for a transaction without a currency.</summary>
    private const string IsoNone = "XXX";

    [Id(0)]
    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>No currency is known. Its amounts have two decimals and stand without a code.</summary>
    public static Currency None => default;

    /// <summary>Whether no currency is known.</summary>
    public bool IsNone => _code is null;

    /// <summary>The code in upper case, or <c>none</c>.</summary>
    public string Code => _code ?? NoneText;

    /// <summary>The code in upper case; empty where no currency is known.</summary>
    public string CodeOrEmpty => _code ?? string.Empty;

    /// <summary>Whether ISO 4217 lists the code.</summary>
    public bool IsListed => _code is not null && MinorUnits.Lists(_code);

    /// <summary>Decimals of its amounts: the digits of its minor unit, 2 where that is not known.</summary>
    public int Decimals => _code is null ? MinorUnits.Usual : MinorUnits.Of(_code);

    /// <summary>The least amount that it can express, such as 0.01.</summary>
    public decimal MinorUnit => new(1, 0, 0, isNegative: false, (byte)Decimals);

    /// <summary>
    /// Reads a code in upper or lower case. Three letters that ISO 4217 does not list are a currency too, with two decimals:
    /// whatever it is, its amounts are not another's.
    /// </summary>
    /// <param name="text">The code, with or without white space around it.</param>
    /// <param name="currency">The currency; none where the result is false, and for XXX.</param>
    /// <returns>Whether the text is three letters.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Currency currency)
    {
        text = text.Trim();
        currency = default;
        if (text.Length != Letters || text.ContainsAnyExcept(AsciiLetters))
        {
            return false;
        }

        Span<char> code = stackalloc char[Letters];
        text.ToUpperInvariant(code);
        currency = code.SequenceEqual(IsoNone) ? default : new Currency(string.Intern(code.ToString()));
        return true;
    }

    /// <summary>The currency of a code that is known to be one, as those that are written in tables.</summary>
    /// <exception cref="FormatException">It is not a code.</exception>
    public static Currency Parse(string code) =>
        code.Length == 0 || code == NoneText ? None
        : TryParse(code, out var currency) ? currency
        : throw new FormatException($"'{code}' is not a currency code; expected three letters such as EUR, or nothing.");

    /// <summary>Rounds an amount to the minor unit, half to even, and gives it that many decimals.</summary>
    public decimal Round(decimal amount) => Math.Round(amount, Decimals, MidpointRounding.ToEven) + new decimal(0, 0, 0, isNegative: false, (byte)Decimals);

    /// <summary>An amount as tables have it, such as <c>1234.50</c>.</summary>
    public string Write(decimal amount) => amount.ToString(Decimals == MinorUnits.Usual ? "F2" : $"F{Decimals}", CultureInfo.InvariantCulture);

    /// <summary>An amount for people without its currency, such as <c>1,234.50</c>.</summary>
    public string Group(decimal amount) => amount.ToString($"N{Decimals}", CultureInfo.InvariantCulture);

    /// <summary>An amount for people, such as <c>1,234.50 EUR</c>; without a code where no currency is known.</summary>
    public string Show(decimal amount) => WithCode(Group(amount));

    /// <summary>A number that is already written, with the code behind it; the number alone where no currency is known.</summary>
    public string WithCode(string number) => IsNone ? number : $"{number} {_code}";

    /// <summary>By code, no currency last.</summary>
    public static IComparer<Currency> ByCode { get; } = Comparer<Currency>.Create((left, right) =>
        left.IsNone || right.IsNone ? left.IsNone.CompareTo(right.IsNone) : string.CompareOrdinal(left._code, right._code));

    /// <inheritdoc cref="Code"/>
    public override string ToString() => Code;

    private static System.Buffers.SearchValues<char> AsciiLetters { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
}
