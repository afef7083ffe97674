namespace Puffy.Collector.Bodies;

/// <summary>A request is refused whole, before anything of it is stored.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="reason">What was expected and where, for a person.</param>
internal sealed class RefusedRequestException(int status, string reason) : Exception(reason)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
