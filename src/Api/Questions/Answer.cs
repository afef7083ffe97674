using Microsoft.AspNetCore.Http;
using Puffy.Queries;

namespace Puffy.Api.Questions;

/// <summary>Answers in the form of docs/queries.md.</summary>
internal static class Answer
{
    /// <summary>An answer as JSON.</summary>
    public static IResult Json<TAnswer>(TAnswer answer) => Results.Text(AnswerJson.Serialize(answer), "application/json; charset=utf-8");
}
