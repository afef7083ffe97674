using Microsoft.AspNetCore.Http;
using Puffy.Facts.Funnels;
using Puffy.Queries;
using Puffy.Queries.Explore;

namespace Puffy.Api.Questions;

/// <summary><c>POST /api/v1/funnel</c>.</summary>
internal static class FunnelEndpoint
{
    /// <summary>Counts a funnel.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, TimeProvider time)
    {
        using var body = await QuestionBody.ReadAsync(http.Request);
        return Answer.Json(await queries.AskAsync(new StepFunnelQuestion(FunnelJson.Parse(body.RootElement, time)), http.RequestAborted));
    }
}
