using Microsoft.AspNetCore.Http;
using Puffy.Analytics;

namespace Puffy.Api.Access;

/// <summary>Answers what can't be answered with the sentence that says why.</summary>
internal sealed class RefusedQuestions : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (UnreadableBodyException refusal)
        {
            return Problem.Of(refusal.Status, refusal.Message);
        }
        catch (PuffyException refusal)
        {
            return refusal.IsTransient
                ? Problem.Of(StatusCodes.Status503ServiceUnavailable, refusal.Message)
                : Problem.Of(StatusCodes.Status422UnprocessableEntity, refusal.Message);
        }
    }
}
