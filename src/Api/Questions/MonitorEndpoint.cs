using Microsoft.AspNetCore.Http;
using Puffy.Analytics.Monitoring;
using Puffy.Queries;
using Puffy.Queries.Monitoring;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/monitor</c>.</summary>
internal static class MonitorEndpoint
{
    /// <summary>Answers with what was accepted and refused, and the verdict.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries) =>
        Answer.Json(await queries.AskAsync(new TrustQuestion(new MonitoringThresholds()), http.RequestAborted));
}
