using System.Globalization;
using Microsoft.AspNetCore.Http;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Queries;
using Puffy.Queries.Explore;

namespace Puffy.Api.Questions;

/// <summary><c>POST /api/v1/query</c>.</summary>
internal static class QueryEndpoint
{
    /// <summary>Answers a question as JSON, or as CSV where the sender prefers it. Its entity tag names the write that the answer is of.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, TimeProvider time)
    {
        using var body = await QuestionBody.ReadAsync(http.Request);
        var answer = await queries.AskAsync(new ExploreQuestion(QuestionJson.Parse(body.RootElement, time), time), http.RequestAborted);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{answer.About.Sequence}-{answer.About.Days?.To.DayNumber}\"");
        http.Response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch.Contains(tag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        return http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(FactAnswerCsv.Serialize(answer), "text/csv; charset=utf-8")
            : Results.Bytes(FactAnswerJson.Serialize(answer), "application/json");
    }
}
