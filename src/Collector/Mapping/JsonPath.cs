using System.Text.Json;

namespace Puffy.Collector.Mapping;

/// <summary>Follows paths such as <c>context.page.url</c>.</summary>
internal static class JsonPath
{
    /// <summary>The value at the first path that has one; null where none has. JSON's null counts as none.</summary>
    public static JsonElement? First(JsonElement root, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (Follow(root, path) is { ValueKind: not JsonValueKind.Null } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The value at a path; null where it leads nowhere.</summary>
    public static JsonElement? Follow(JsonElement root, string path)
    {
        var at = root;
        foreach (var part in path.AsSpan().Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(path.AsSpan()[part], out at))
            {
                return null;
            }
        }

        return at;
    }
}
