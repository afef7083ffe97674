using System.Globalization;

namespace Puffy.Tables.Reading;

/// <summary>A statement about the written tables that must hold, and how it is recomputed from them.</summary>
/// <param name="Name">Its name, such as <c>credits_sum_to_order</c>.</param>
/// <param name="Meaning">What must hold, as a sentence.</param>
/// <param name="Recompute">Recomputes both sides.</param>
internal sealed record ValidationCheck(string Name, string Meaning, Func<WrittenTables, Outcome> Recompute);

/// <summary>Both sides of a check.</summary>
/// <param name="Expected">What must be there.</param>
/// <param name="Found">What is there.</param>
/// <param name="Agrees">Whether they are the same.</param>
internal sealed record Outcome(string Expected, string Found, bool Agrees)
{
    /// <summary>Two counts that must be equal.</summary>
    internal static Outcome Of(long expected, long found) => new(Text(expected), Text(found), expected == found);

    /// <summary>Two amounts of money that must be equal.</summary>
    internal static Outcome Of(decimal expected, decimal found) => new(Text(expected), Text(found), expected == found);

    /// <summary>Several values that must be equal, each with its name; the result names those that differ.</summary>
    internal static Outcome OfAll(string what, IEnumerable<(string Name, string? Expected, string? Found)> values)
    {
        var all = values.ToList();
        var different = all.Where(value => !string.Equals(value.Expected, value.Found, StringComparison.Ordinal)).ToList();
        return different.Count == 0
            ? new Outcome($"{what}: {Text(all.Count)}", $"{what}: {Text(all.Count)}", true)
            : new Outcome(
                $"{different[0].Name}: {different[0].Expected ?? "nothing"}",
                $"{different[0].Found ?? "nothing"}{(different.Count > 1 ? $" ({Text(different.Count)} of {Text(all.Count)} {what} differ)" : "")}",
                false);
    }

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture);
}
