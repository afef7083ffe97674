using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Users;

/// <summary>
/// The e-mail address of an event, hashed: SHA-256 of the trimmed address in lower case, as hex digits. Shops mostly
/// export such a hash themselves; it is taken as it is.
/// </summary>
public static class EmailHash
{
    private const int HexLength = 64;

    /// <summary>The hash of the address in an event's data; empty where there is none.</summary>
    public static string Of(Event item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Data.Length == 0 || item.Name is not (EventNames.EmailFilled or EventNames.CheckoutCompleted))
        {
            return string.Empty;
        }

        var reader = JsonText.Reader(Encoding.UTF8.GetBytes(item.Data));
        var address = string.Empty;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEmail = JsonText.IsAt(ref reader, "user_email"u8);
            reader.Read();
            if (isEmail)
            {
                address = reader.TokenType == JsonTokenType.String ? JsonText.StringAt(ref reader) : string.Empty;
            }

            reader.Skip();
        }

        return Of(address);
    }

    private static string Of(string address)
    {
        var plain = address.Trim().ToLowerInvariant();
        if (plain.Length == 0 || (plain.Length == HexLength && plain.All(char.IsAsciiHexDigitLower)))
        {
            return plain;
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
