using Microsoft.AspNetCore.Http;
using Puffy.Queries;
using Puffy.Queries.Quarantine;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/quarantine</c>.</summary>
internal static class QuarantineEndpoint
{
    /// <summary>Answers with the newest refused rows.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, string? source = null, int limit = QuarantineQuestion.DefaultLimit) =>
        Answer.Json(await queries.AskAsync(new QuarantineQuestion(source, limit), http.RequestAborted));
}
