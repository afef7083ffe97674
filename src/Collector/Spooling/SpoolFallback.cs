using Puffy.Collector.Posts;

namespace Puffy.Collector.Spooling;

/// <summary>Keeps posts in the spool while the store is away.</summary>
internal sealed class SpoolFallback(Spool spool, SpooledPosts posts) : IFallback
{
    /// <inheritdoc/>
    public bool Exists => true;

    /// <inheritdoc/>
    public bool HasRoom => spool.HasRoom;

    /// <inheritdoc/>
    public Task<bool> TryKeepAsync(Post post) => spool.AppendAsync(posts.Write(post));
}

/// <summary>No spool: senders have to send again.</summary>
internal sealed class NoFallback : IFallback
{
    /// <inheritdoc/>
    public bool Exists => false;

    /// <inheritdoc/>
    public bool HasRoom => false;

    /// <inheritdoc/>
    public Task<bool> TryKeepAsync(Post post) => Task.FromResult(false);
}
