using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Users;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Mapping;

/// <summary>
/// The raw text under which a refused entry stands in quarantine: the entry as it was sent, with what replaying it needs, but without
/// e-mail addresses in plain text, telephone numbers, postal and IP addresses.
/// </summary>
internal static class RawEntry
{
    /// <summary>Text beyond this many bytes is cut off, as that of a file's row.</summary>
    private const int Longest = 64 * 1024;

    private static readonly string[] LeftOut = ["ip", "$ip", "phone", "smsMarketingPhone", "billingAddress", "shippingAddress", "address", "customer"];

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2 * EntryReader.Deepest,
        SkipValidation = true,
    };

    /// <summary>The raw text of an entry.</summary>
    /// <param name="json">The entry.</param>
    /// <param name="family">The family of its sender.</param>
    /// <param name="context">What else was known.</param>
    public static string Of(ReadOnlyMemory<byte> json, string family, MappingContext context)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("family", family);
            writer.WriteString("received_at", ClockCorrection.Iso(context.ReceivedAt));
            WriteIfThere(writer, "sent_at", context.SentAt);
            WriteIfThere(writer, "call", context.Call);
            WriteIfThere(writer, "user_agent", context.UserAgent);
            if (context.Objects)
            {
                writer.WriteBoolean("objects", true);
            }

            WriteEntry(writer, json, context.Emails);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan[..Math.Min(Longest, bytes.WrittenCount)]);
    }

    /// <summary>The entry of a raw text, to be mapped again.</summary>
    /// <param name="raw">The raw text of a row in quarantine.</param>
    /// <param name="key">The key under which it came.</param>
    /// <returns>The family of its sender, the entry and its context; null where the text is cut off, or another one.</returns>
    public static (string Family, byte[] Json, MappingContext Context)? Parse(string raw, ApiKey key)
    {
        try
        {
            using var document = JsonDocument.Parse(raw, new JsonDocumentOptions { MaxDepth = 2 * EntryReader.Deepest });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("event", out var entry) || Text("family") is not { } family
                || Text("received_at") is not { } receivedAt || !Timestamps.TryParse(Encoding.UTF8.GetBytes(receivedAt), out var at))
            {
                return null;
            }

            var context = new MappingContext(at, Text("sent_at"), Text("call"), Text("user_agent"), root.TryGetProperty("objects", out _), key);
            return (family, Encoding.UTF8.GetBytes(entry.GetRawText()), context);

            string? Text(string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void WriteIfThere(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteEntry(Utf8JsonWriter writer, ReadOnlyMemory<byte> json, EmailHashing emails)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = EntryReader.Deepest });
            var entry = new ArrayBufferWriter<byte>();
            using (var inner = new Utf8JsonWriter(entry, Options))
            {
                Write(inner, document.RootElement, emails);
            }

            writer.WritePropertyName("event");
            writer.WriteRawValue(entry.WrittenSpan, skipInputValidation: true);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var text = Encoding.UTF8.GetString(json.Span[..Math.Min(Longest, json.Length)]);
            writer.WriteString("text", emails.AllIn(text));
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, EmailHashing emails)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject().Where(property => !LeftOut.Contains(property.Name, StringComparer.OrdinalIgnoreCase)))
                {
                    if (property.Value.ValueKind == JsonValueKind.String && EmailNames.IsOne(property.Name) && emails.InText(property.Value.GetString()!) is { } hash)
                    {
                        writer.WriteString(property.Name, hash);
                        continue;
                    }

                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, emails);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item, emails);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when value.GetString()!.Contains('@', StringComparison.Ordinal):
                writer.WriteStringValue(emails.AllIn(value.GetString()!));
                break;
            default:
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }
}
