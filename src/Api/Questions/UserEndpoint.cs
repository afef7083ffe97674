using Microsoft.AspNetCore.Http;
using Puffy.Api.Access;
using Puffy.Queries;
using Puffy.Queries.Users;

namespace Puffy.Api.Questions;

/// <summary><c>GET /api/v1/users/{id}</c>.</summary>
internal static class UserEndpoint
{
    /// <summary>Answers with a user's journey.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext http, StoreQueries queries, string id) =>
        await queries.AskAsync(new UserQuestion(id), http.RequestAborted) is { } journey
            ? Answer.Json(journey)
            : Problem.Of(StatusCodes.Status404NotFound, $"User '{id}' is not in the store. Give a user id as it stands in the events.");
}
