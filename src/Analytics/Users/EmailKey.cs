using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Users;

/// <summary>Keys by which users are known to be one person: the SHA-256 of e-mail addresses, as 64 lower-case hex digits.</summary>
public static class EmailKey
{
    private const int HexLength = 64;

    /// <summary>
    /// The key of a value: 64 hex digits in any case are a SHA-256 already; anything with an @ is trimmed, lower-cased and hashed; null
    /// for anything else.
    /// </summary>
    public static string? Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var plain = value.Trim().ToLowerInvariant();
        return plain.Length == HexLength && plain.All(char.IsAsciiHexDigitLower) ? plain
            : plain.Contains('@', StringComparison.Ordinal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))
            : null;
    }

    /// <summary>Adds the keys of an event: those of <c>user_email</c> and <c>email</c> in its event_data, whatever the event.</summary>
    public static void AddTo(ISet<string> keys, Event item)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(item);
        // Most event_data names no address; a name may be written with escapes.
        if (!item.Data.Contains("email", StringComparison.Ordinal) && !item.Data.Contains('\\', StringComparison.Ordinal))
        {
            return;
        }

        var reader = JsonText.Reader(Encoding.UTF8.GetBytes(item.Data));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isAddress = JsonText.IsAt(ref reader, "user_email"u8) || JsonText.IsAt(ref reader, "email"u8);
            reader.Read();
            if (isAddress && reader.TokenType == JsonTokenType.String && Of(JsonText.StringAt(ref reader)) is { } key)
            {
                keys.Add(key);
            }

            reader.Skip();
        }
    }
}
