using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Puffy.Api.Access;

namespace Puffy.Api.Questions;

/// <summary>Reads the JSON of a question.</summary>
internal static class QuestionBody
{
    /// <summary>The largest body.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Reads the body, whatever its content type says.</summary>
    /// <exception cref="UnreadableBodyException">It is too large, or no JSON.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        var bytes = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > MostBytes)
        {
            throw new UnreadableBodyException(StatusCodes.Status413PayloadTooLarge, "The question is larger than 64 KiB. Ask it in parts.");
        }

        try
        {
            return JsonDocument.Parse(bytes.AsMemory(0, length));
        }
        catch (JsonException exception)
        {
            throw new UnreadableBodyException(
                StatusCodes.Status400BadRequest, $"The body is not JSON: {exception.Message} Send one object such as {{\"metrics\": [\"sessions\"]}}.");
        }
    }
}
