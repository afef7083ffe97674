using Microsoft.AspNetCore.Http;

namespace Puffy.Api.Access;

/// <summary>Refusals as problem details (RFC 9457): <c>detail</c> is a sentence for a person.</summary>
internal static class Problem
{
    /// <summary>A refusal.</summary>
    public static IResult Of(int status, string detail) => Results.Problem(detail, statusCode: status);
}
