namespace Puffy.Collector.Limits;

/// <summary>The room that the body of a request takes. It grows with what has arrived: a request that only claims to be large keeps nobody out.</summary>
/// <param name="backlog">What bounds all bodies together.</param>
internal sealed class BodyRoom(Backlog backlog) : IDisposable
{
    private long _held;

    /// <summary>Takes room for bytes that have arrived.</summary>
    /// <returns>Whether there was room.</returns>
    public bool TryHold(long bytes)
    {
        var holds = backlog.TryHold(bytes);
        _held += holds ? bytes : 0;
        return holds;
    }

    /// <summary>Gives all of it back.</summary>
    public void Dispose()
    {
        backlog.Release(_held);
        _held = 0;
    }
}
