using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Facts.Funnels;
using Puffy.Grains.Journeys;
using Puffy.Grains.Rollups;
using Puffy.Queries.Attribution;
using Puffy.Queries.Channels;
using Puffy.Queries.Days;
using Puffy.Queries.Explore;
using Puffy.Queries.Funnel;
using Puffy.Queries.Live;
using Puffy.Queries.Monitoring;
using Puffy.Queries.Quarantine;
using Puffy.Queries.Users;

namespace Puffy.Queries;

/// <summary>
/// Answers as JSON: the public form that docs/queries.md describes, the same on the command line and anywhere else. Names are in snake_case, money
/// and rates are numbers, days are <c>2025-03-01</c>, times are UTC in ISO 8601.
/// </summary>
public static class AnswerJson
{
    /// <summary>An answer as JSON text, indented.</summary>
    /// <typeparam name="TAnswer">The type of a question's answer, or of what an operation on a store reports.</typeparam>
    /// <exception cref="NotSupportedException">The type is not an answer.</exception>
    public static string Serialize<TAnswer>(TAnswer answer) =>
        JsonSerializer.Serialize(answer, AnswerJsonContext.Default.GetTypeInfo(typeof(TAnswer)) ?? throw new NotSupportedException($"{typeof(TAnswer)} is not an answer. Add it to {nameof(AnswerJsonContext)}."));
}

/// <summary>Every type that is an answer.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(IReadOnlyList<ChannelAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<FunnelAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<DayAnswer>))]
[JsonSerializable(typeof(UserJourney))]
[JsonSerializable(typeof(PersonAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(ProgressAnswer))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, ForgottenUser>))]
[JsonSerializable(typeof(FunnelOfSteps))]
[JsonSerializable(typeof(StoreDescription))]
[JsonSerializable(typeof(AttributionAnswer))]
[JsonSerializable(typeof(NowAnswer))]
[JsonSerializable(typeof(TrustAnswer))]
[JsonSerializable(typeof(IReadOnlyList<QuarantineAnswer>))]
[JsonSerializable(typeof(ExplainedChannel))]
[JsonSerializable(typeof(MovedChannels))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, RollupReconciliation>))]
[JsonSerializable(typeof(ForgottenUser))]
internal sealed partial class AnswerJsonContext : JsonSerializerContext;
