namespace Puffy.Api.Access;

/// <summary>A request's body is not what the route reads.</summary>
/// <param name="status">The HTTP status: 400 or 413.</param>
/// <param name="message">The whole message, for a person.</param>
internal sealed class UnreadableBodyException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
