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
        var question = QuestionJson.Parse(body.RootElement, time);
        var known = http.Request.Headers.IfNoneMatch;
        if (known.Count > 0 && await queries.AskAsync(new SequenceQuestion(question), http.RequestAborted) is { } sequence && known.Contains(Tag(sequence, question)))
        {
            http.Response.Headers.ETag = known;
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var answer = await queries.AskAsync(new ExploreQuestion(question, time), http.RequestAborted);
        http.Response.Headers.ETag = Tag(answer.About.Sequence, question);
        return http.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Results.Text(FactAnswerCsv.Serialize(answer), "text/csv; charset=utf-8")
            : Results.Bytes(FactAnswerJson.Serialize(answer), "application/json");
    }

    /// <summary>A period ends today: tomorrow it is about other days, although nothing was written.</summary>
    private static string Tag(long sequence, FactQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{sequence}-{question.Days?.To.DayNumber}\"");
}
