using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Collector.Replay;
using Puffy.Grains.Keys;
using Puffy.Queries;

namespace Puffy.Client.Terminal;

/// <summary>Answers for programs.</summary>
internal static class JsonAnswer
{
    /// <summary>Writes an answer to standard output.</summary>
    public static void Write<TAnswer>(TAnswer answer) => Screen.Output.Document(Serialize(answer) + Environment.NewLine);

    private static string Serialize<TAnswer>(TAnswer answer) =>
        OperationJsonContext.Default.GetTypeInfo(typeof(TAnswer)) is { } operation ? JsonSerializer.Serialize(answer, operation) : AnswerJson.Serialize(answer);
}

/// <summary>What operations on a store report that are not questions, in the form of <see cref="AnswerJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReplayResult))]
[JsonSerializable(typeof(ImmutableArray<ApiKey>))]
[JsonSerializable(typeof(ApiKey))]
internal sealed partial class OperationJsonContext : JsonSerializerContext;
