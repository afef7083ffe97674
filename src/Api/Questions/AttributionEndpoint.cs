using Microsoft.AspNetCore.Http;
using Puffy.Facts.Questions;
using Puffy.Queries;
using Puffy.Queries.Attribution;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/attribution?from=&amp;to=</c>.</summary>
internal static class AttributionEndpoint
{
    /// <summary>Answers with every model.</summary>
    /// <param name="http">The request.</param>
    /// <param name="queries">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="from">First UTC day of the orders; without days, all.</param>
    /// <param name="to">Last day; today where it is left out.</param>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, TimeProvider time, string? from, string? to) =>
        Answer.Json(await queries.AskAsync(new AttributionQuestion(QuestionDays.Parse(from, to, time)), http.RequestAborted));
}
