namespace Puffy.Collector.Mapping;

/// <summary>The event names of a family of SDKs.</summary>
internal sealed class EventNameMapping
{
    private readonly SdkMapping _mapping;
    private readonly Dictionary<string, string> _known;

    /// <summary>Names by a table.</summary>
    public EventNameMapping(SdkMapping mapping)
    {
        _mapping = mapping;
        _known = mapping.Names.ToDictionary(pair => Spelling(pair.Key), pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>The name of an event here; null where the event is dropped.</summary>
    /// <param name="name">Its name as it was sent; empty where it has none.</param>
    /// <param name="call">The call that brought it; empty where the SDK knows no calls.</param>
    public string? Of(string name, string call)
    {
        var sent = name.Trim() is { Length: > 0 } own ? own : _mapping.Calls?.Names.GetValueOrDefault(call) ?? string.Empty;
        if (sent.Length == 0 || _mapping.NamesAsTheyAre)
        {
            return sent;
        }

        return _known.TryGetValue(Spelling(sent), out var known) ? known
            : Array.Exists(_mapping.DroppedNames, start => sent.StartsWith(start, StringComparison.Ordinal)) ? null
            : SnakeCase.Of(sent);
    }

    /// <summary>Names that differ in capitals, spaces and marks between words alone are one; a mark before the name sets it apart.</summary>
    private static string Spelling(string name) => char.IsLetterOrDigit(name[0]) ? SnakeCase.Of(name) : name;
}
