using Microsoft.AspNetCore.Http;
using Puffy.Queries;
using Puffy.Queries.Explore;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/progress</c>.</summary>
internal static class ProgressEndpoint
{
    /// <summary>Answers with how far the facts are read.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries) =>
        Answer.Json(await queries.AskAsync(new ProgressQuestion(), http.RequestAborted));
}
