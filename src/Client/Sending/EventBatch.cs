using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Client.Sending;

/// <summary>Events on their way to a collector, as JSON for <c>/v1/events</c>.</summary>
internal sealed class EventBatch : IDisposable
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly Utf8JsonWriter _writer;

    /// <summary>An empty batch.</summary>
    public EventBatch()
    {
        _writer = new Utf8JsonWriter(_json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        _writer.WriteStartArray("events");
    }

    /// <summary>Number of events.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an event.</summary>
    public void Add(string userId, Event item)
    {
        Count++;
        _writer.WriteStartObject();
        Write(Column.UserId, userId);
        Write(Column.Timestamp, item.Timestamp.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Write(Column.EventName, item.Name);
        Write(Column.PageUrl, item.PageUrl);
        Write(Column.Referrer, item.Referrer);
        Write(Column.EventData, item.Data);
        Write(Column.UserAgent, item.UserAgent);
        Write(Column.EventId, item.Id.Given ?? string.Empty);
        _writer.WriteEndObject();
    }

    /// <summary>The body of a request.</summary>
    public ReadOnlyMemory<byte> End()
    {
        _writer.WriteEndArray();
        _writer.WriteEndObject();
        _writer.Flush();
        return _json.WrittenMemory;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Write(Column column, string value)
    {
        if (value.Length > 0)
        {
            _writer.WriteString(column.Name(), value);
        }
    }
}
