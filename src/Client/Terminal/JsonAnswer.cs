using System.Text.Json;
using System.Text.Json.Serialization;

namespace Puffy.Client.Terminal;

/// <summary>Answers for programs.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Writes a value to standard output.</summary>
    public static void Write<T>(T value) => Screen.Output.Document(JsonSerializer.Serialize(value, Options) + Environment.NewLine);
}
