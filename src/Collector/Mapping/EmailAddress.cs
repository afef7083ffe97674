using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Puffy.Collector.Mapping;

/// <summary>Hashes e-mail addresses at the door.</summary>
internal static partial class EmailAddress
{
    private const int HashLength = 64;

    /// <summary>Whether a property holds an e-mail address by its name: <c>email</c>, <c>user_email</c>, <c>customerEmail</c>.</summary>
    public static bool IsNameOfOne(string property) => property.EndsWith("email", StringComparison.OrdinalIgnoreCase)
        || property.EndsWith("e-mail", StringComparison.OrdinalIgnoreCase) || property.EndsWith("email_address", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The identity key of a value: 64 hex digits are a hash already, a text with an @ is hashed, anything else is not a key.
    /// </summary>
    public static string? Hash(string value)
    {
        var plain = value.Trim().ToLowerInvariant();
        return plain.Length == HashLength && plain.All(char.IsAsciiHexDigitLower) ? plain
            : plain.Contains('@', StringComparison.Ordinal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))
            : null;
    }

    /// <summary>The text with each address in it hashed.</summary>
    public static string HashAllIn(string text) => text.Contains('@', StringComparison.Ordinal)
        ? Pattern().Replace(text, match => Hash(match.Value)!)
        : text;

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
