using System.Buffers;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Puffy.Analytics.RuleFiles;

/// <summary>Hashes what a rules file says, and not how it is laid out.</summary>
internal static class RulesFingerprint
{
    /// <summary>XXH128 of the content without comments and remarks, its properties sorted by name, as lower-case hex.</summary>
    /// <param name="root">The file.</param>
    /// <param name="meaning">What else decides what the file means.</param>
    public static string Of(JsonElement root, string meaning = "")
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content))
        {
            Write(root, writer);
        }

        content.Write(Encoding.UTF8.GetBytes(meaning));
        return Convert.ToHexStringLower(XxHash128.Hash(content.WrittenSpan));
    }

    private static void Write(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject()
                    .Where(property => property.Name != RulesJson.Remark)
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
