using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Analytics;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Mapping;

/// <summary>
/// What the events of each SDK become: a table in a data file, which an analyst can edit. A path such as <c>context.page.url</c> names a
/// property within objects; of several paths the first that has a value counts.
/// </summary>
public sealed record EventMappings
{
    private const string Resource = "event-mappings.json";

    /// <summary>The table that is built in.</summary>
    public static EventMappings BuiltIn { get; } = Read(
        new StreamReader(typeof(EventMappings).Assembly.GetManifestResourceStream(Resource)!).ReadToEnd(), "the built-in mappings");

    /// <summary>Events of Segment's and RudderStack's SDKs.</summary>
    [JsonRequired]
    public required SdkMapping Segment { get; init; }

    /// <summary>Events of PostHog's SDKs.</summary>
    [JsonRequired]
    public required SdkMapping Posthog { get; init; }

    /// <summary>Events of a Shopify web pixel.</summary>
    [JsonRequired]
    public required SdkMapping Shopify { get; init; }

    /// <summary>Reads a file of mappings, which replaces the built-in table whole.</summary>
    /// <exception cref="InvalidInputException">The file can't be read, or is not a table of mappings.</exception>
    public static EventMappings Load(string path)
    {
        try
        {
            return Read(File.ReadAllText(path), $"'{path}'");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--event-mappings: {exception.Message} Check the path and its permissions.", exception);
        }
    }

    private static EventMappings Read(string json, string source)
    {
        try
        {
            var mappings = JsonSerializer.Deserialize(json, MappingJson.Default.EventMappings)!;
            foreach (var (name, sdk) in new[] { ("segment", mappings.Segment), ("posthog", mappings.Posthog), ("shopify", mappings.Shopify) })
            {
                foreach (var column in ColumnNames.All.Where(column => column.IsRequired() && !sdk.Fields.ContainsKey(column.Name())))
                {
                    throw new InvalidInputException($"--event-mappings: {source}: '{name}' says nothing of where {column.Name()} comes from. Add it to its fields.");
                }

                foreach (var field in sdk.Fields.Keys.Where(field => ColumnNames.All.All(column => column.Name() != field)))
                {
                    throw new InvalidInputException(
                        $"--event-mappings: {source}: '{name}' has the field '{field}', which events do not have. They have {string.Join(", ", ColumnNames.All.Select(column => column.Name()))}.");
                }
            }

            return mappings;
        }
        catch (JsonException exception)
        {
            throw new InvalidInputException($"--event-mappings: {source} is not a table of mappings ({exception.Message}) Begin with a copy of the built-in table.", exception);
        }
    }
}

/// <summary>Reads mappings.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(EventMappings))]
internal sealed partial class MappingJson : JsonSerializerContext;
