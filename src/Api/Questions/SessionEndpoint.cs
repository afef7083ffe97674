using Microsoft.AspNetCore.Http;
using Puffy.Api.Access;
using Puffy.Queries;
using Puffy.Queries.Users;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/users/{id}/sessions/{number}</c>.</summary>
internal static class SessionEndpoint
{
    /// <summary>Answers with the events of a session.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, string id, int number) =>
        await queries.AskAsync(new SessionQuestion(id, number), http.RequestAborted) is { } session
            ? Answer.Json(session)
            : Problem.Of(StatusCodes.Status404NotFound, $"User '{id}' has no session {number}. Sessions are numbered from 1; GET /api/v1/users/ID lists them.");
}
