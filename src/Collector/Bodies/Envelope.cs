using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Puffy.Collector.Bodies;

/// <summary>
/// A body divided into its entries, without reading them: a fault within one, or one that is nested without end, does not reach its
/// neighbours.
/// </summary>
internal sealed class Envelope
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private readonly List<ReadOnlyMemory<byte>> _entries = [];

    /// <summary>The entries in their order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Entries => _entries;

    /// <summary>The key in the body; null for none.</summary>
    public string? Key { get; private set; }

    /// <summary>When it was sent, by the sender's clock; null where it does not tell.</summary>
    public string? SentAt { get; private set; }

    /// <summary>Divides a body.</summary>
    /// <param name="json">The body.</param>
    /// <param name="listName">The property with the list of entries.</param>
    /// <param name="form">The forms that the route takes.</param>
    /// <exception cref="RefusedRequestException">It is not JSON, has another shape, or too many entries.</exception>
    public static Envelope Read(ReadOnlyMemory<byte> json, string listName, EnvelopeForm form)
    {
        var envelope = new Envelope();
        try
        {
            envelope.Read(json, Encoding.UTF8.GetBytes(listName), form);
        }
        catch (JsonException exception)
        {
            throw Refused($"the body is not well-formed JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}: {FirstSentence(exception.Message)})");
        }

        return envelope;
    }

    private static string FirstSentence(string message) => message.Split(" LineNumber", 2)[0];

    private void Read(ReadOnlyMemory<byte> json, byte[] listName, EnvelopeForm form)
    {
        var reader = new Utf8JsonReader(json.Span, AnyDepth);
        reader.Read();
        var hasList = false;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (!form.HasFlag(EnvelopeForm.Array))
            {
                throw Refused($"the body is an array; expected an object{Expected(listName, form)}");
            }

            hasList = true;
            ReadList(json, ref reader);
        }
        else
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(json, ref reader, listName, ref hasList);
            }
        }

        if (reader.Read())
        {
            throw Refused("text follows the JSON in the body");
        }

        if (!hasList)
        {
            if (!form.HasFlag(EnvelopeForm.Single))
            {
                throw Refused($"the body is an object without the array \"{Encoding.UTF8.GetString(listName)}\"; expected an object{Expected(listName, form)}");
            }

            _entries.Add(json);
        }
    }

    private void ReadProperty(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader, byte[] listName, ref bool hasList)
    {
        var isList = reader.ValueTextEquals(listName);
        var isKey = reader.ValueTextEquals("writeKey"u8) || reader.ValueTextEquals("api_key"u8) || reader.ValueTextEquals("key"u8);
        var isSentAt = reader.ValueTextEquals("sentAt"u8) || reader.ValueTextEquals("sent_at"u8) || reader.ValueTextEquals("created_at"u8);
        reader.Read();
        if (isList && reader.TokenType == JsonTokenType.StartArray)
        {
            hasList = true;
            ReadList(json, ref reader);
            return;
        }

        if (reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped)
        {
            var text = Encoding.UTF8.GetString(reader.ValueSpan);
            Key = isKey && text.Length > 0 ? text : Key;
            SentAt = isSentAt ? text : SentAt;
        }

        reader.Skip();
    }

    private void ReadList(ReadOnlyMemory<byte> json, ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (_entries.Count == BodyLimits.Events)
            {
                throw new RefusedRequestException(
                    StatusCodes.Status413PayloadTooLarge, $"the body has more than {BodyLimits.Events} events; send smaller batches");
            }

            _entries.Add(json[start..(int)reader.BytesConsumed]);
        }
    }

    private static string Expected(byte[] listName, EnvelopeForm form) =>
        $" {{\"{Encoding.UTF8.GetString(listName)}\": […]}}{(form.HasFlag(EnvelopeForm.Single) ? " or one event" : string.Empty)}";

    private static RefusedRequestException Refused(string reason) => new(StatusCodes.Status400BadRequest, reason);
}

/// <summary>The forms of a body.</summary>
[Flags]
internal enum EnvelopeForm
{
    /// <summary>An object with the list of entries.</summary>
    List = 0,

    /// <summary>Also an object that is the one entry itself.</summary>
    Single = 1,

    /// <summary>Also an array of entries.</summary>
    Array = 2,
}
