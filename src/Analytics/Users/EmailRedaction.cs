using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Puffy.Analytics.Users;

/// <summary>Takes e-mail addresses and their hashes out of text that leaves the store.</summary>
public static partial class EmailRedaction
{
    /// <summary>What stands where an address was.</summary>
    public const string Removed = "[removed]";

    private const string NoData = "{}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// event_data without the properties that hold an e-mail address by their names, and with the addresses in other texts removed. A JSON
    /// text that can't be taken apart becomes an empty object.
    /// </summary>
    public static string OfEventData(string data)
    {
        ArgumentNullException.ThrowIfNull(data);

        // Most event_data names no address; a letter may be written as an escape.
        if (!data.Contains('@', StringComparison.Ordinal) && !data.Contains("mail", StringComparison.OrdinalIgnoreCase) && !data.Contains('\\', StringComparison.Ordinal))
        {
            return data;
        }

        try
        {
            using var document = JsonDocument.Parse(data);
            var written = new ArrayBufferWriter<byte>(data.Length);
            using (var writer = new Utf8JsonWriter(written, Options))
            {
                Write(writer, document.RootElement);
            }

            return Encoding.UTF8.GetString(written.WrittenSpan);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return NoData;
        }
    }

    /// <summary>A text with the addresses in it removed.</summary>
    public static string OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('@', StringComparison.Ordinal) ? Address().Replace(text, Removed) : text;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().Where(property => !EmailNames.IsOne(property.Name)))
                {
                    writer.WritePropertyName(OfText(property.Name));
                    Write(writer, property.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when value.GetString()!.Contains('@', StringComparison.Ordinal):
                writer.WriteStringValue(OfText(value.GetString()!));
                break;
            default:
                // As it came in: a number keeps its digits, a text its escapes.
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }

    [GeneratedRegex(EmailHashing.AddressPattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
