using System.Text.Json;
using System.Text.Unicode;

namespace Puffy.Collector.Mapping;

/// <summary>Reads one entry of a request without letting its faults reach its neighbours.</summary>
internal static class EntryReader
{
    /// <summary>Deeper objects are not events; trackers have five levels at most.</summary>
    public const int Deepest = 512;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest };

    /// <summary>Reads an entry and maps it.</summary>
    /// <param name="json">The entry.</param>
    /// <param name="map">Maps a JSON object.</param>
    /// <returns>What the mapping makes of it, or why it can't be read.</returns>
    public static MappedEvent Read(ReadOnlyMemory<byte> json, Func<JsonElement, MappedEvent> map)
    {
        if (!Utf8.IsValid(json.Span))
        {
            return Malformed("the event has bytes that are not UTF-8; send UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Malformed($"the event is a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}; it must be an object");
            }

            var mapped = map(document.RootElement);
            return mapped.Row?.HoldsNul() == true ? Malformed("a field has a NUL byte") : mapped;
        }
        catch (JsonException)
        {
            return Malformed($"the event is not well-formed JSON, or more than {Deepest} levels deep");
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader throws for a string that holds half of a surrogate pair.
            return Malformed("a text in the event is cut in the middle of a letter (half of a surrogate pair); is the tracker cutting texts by length?");
        }
    }

    private static MappedEvent Malformed(string detail) => new() { Malformed = detail };
}
