using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Users;

/// <summary>The e-mail addresses that users leave in event_data.</summary>
internal static class LeftEmails
{
    private const string UserEmail = "user_email";

    /// <summary>The hash of <c>user_email</c> where a popup or an order tells it; null where there is none.</summary>
    public static string? HashOf(Event item, EmailHashing hashing) => item.Name is EventNames.EmailFilled or EventNames.CheckoutCompleted
        // Of a name that stands twice the last counts.
        ? Values(item).FindLast(left => left.Name == UserEmail) is { Value: { } address } ? hashing.Of(address) : null
        : null;

    /// <summary>The hashes of <c>user_email</c> and <c>email</c>, whatever the event.</summary>
    public static IEnumerable<string> HashesOf(Event item, EmailHashing hashing) => Values(item).Select(left => hashing.Of(left.Value)).OfType<string>();

    /// <summary>The values of both names at the top of event_data, in their order; empty where one is no text.</summary>
    private static List<(string Name, string Value)> Values(Event item)
    {
        List<(string, string)> values = [];

        // Most event_data names no address; a name may be written with escapes.
        if (!item.Data.Contains("email", StringComparison.Ordinal) && !item.Data.Contains('\\', StringComparison.Ordinal))
        {
            return values;
        }

        var reader = JsonText.Reader(Encoding.UTF8.GetBytes(item.Data));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.IsAt(ref reader, "user_email"u8) ? UserEmail : JsonText.IsAt(ref reader, "email"u8) ? "email" : null;
            reader.Read();
            if (name is not null)
            {
                values.Add((name, reader.TokenType == JsonTokenType.String ? JsonText.StringAt(ref reader) : string.Empty));
            }

            reader.Skip();
        }

        return values;
    }
}
