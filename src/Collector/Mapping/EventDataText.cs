using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Puffy.Analytics.Users;

namespace Puffy.Collector.Mapping;

/// <summary>Writes event_data: values as they were sent, but for e-mail addresses, which are hashed.</summary>
/// <param name="emails">Hashes them.</param>
/// <param name="withoutIdentity">Leaves out what holds an e-mail address.</param>
internal sealed class EventDataText(EmailHashing emails, bool withoutIdentity) : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2 * EntryReader.Deepest,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private Utf8JsonWriter? _writer;

    private Utf8JsonWriter Writer => _writer ??= new Utf8JsonWriter(_bytes, Options);

    /// <summary>Begins the object.</summary>
    public void Start() => Writer.WriteStartObject();

    /// <summary>Writes a property.</summary>
    public void Property(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && EmailNames.IsOne(name) && value.GetString() is { } text && emails.InText(text) is { } hash)
        {
            if (!withoutIdentity)
            {
                Writer.WriteString(name, hash);
            }

            return;
        }

        Writer.WritePropertyName(name);
        Value(value);
    }

    /// <summary>Writes a property of text.</summary>
    public void Property(string name, string value) => Writer.WriteString(name, value);

    /// <summary>Ends the object.</summary>
    public byte[] End()
    {
        Writer.WriteEndObject();
        Writer.Flush();
        return _bytes.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private void Value(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    Property(property.Name, property.Value);
                }

                Writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                Writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Value(item);
                }

                Writer.WriteEndArray();
                break;
            default:
                // As it was sent: a number keeps its digits, a text its letters.
                Writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
                break;
        }
    }
}
