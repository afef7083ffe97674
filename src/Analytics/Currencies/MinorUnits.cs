using System.Collections.Frozen;
using System.Globalization;

namespace Puffy.Analytics.Currencies;

/// <summary>How many digits the minor unit of each currency has, by ISO 4217.</summary>
internal static class MinorUnits
{
    /// <summary>Digits where the currency is not known: most currencies have cents.</summary>
    public const int Usual = 2;

    private static readonly FrozenDictionary<string, int> Digits = Read();

    /// <summary>Whether ISO 4217 lists a code, in upper case.</summary>
    public static bool Lists(string code) => Digits.ContainsKey(code);

    /// <summary>The digits of a currency; <see cref="Usual"/> where ISO 4217 does not list its code.</summary>
    public static int Of(string code) => Digits.GetValueOrDefault(code, Usual);

    private static FrozenDictionary<string, int> Read()
    {
        using var stream = typeof(MinorUnits).Assembly.GetManifestResourceStream("iso-4217.txt")
            ?? throw new InvalidOperationException("The list of currencies is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .SelectMany(line => line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries), (line, code) => (code, line))
            .ToFrozenDictionary(entry => entry.code, entry => int.Parse(entry.line[..1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
