using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Puffy.Silo.Access;

/// <summary>
/// Adds to each call that leaves this process who makes it. A silo states itself also where it works for a client, since the client's
/// call was judged when it came in.
/// </summary>
internal sealed class StatedCalls(ClusterCertificate certificate, IOptions<ClusterOptions> cluster, TimeProvider time) : IOutgoingGrainCallFilter
{
    /// <summary>Well below the lifetime, so that a call that waits is not refused for its age.</summary>
    private static readonly TimeSpan Renewal = CallerStatement.Lifetime / 5;

    private volatile Stated? _stated;

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        // A client that got a silo's statement could pass for the silo.
        if (GrainTypePrefix.IsClient(context.TargetId))
        {
            RequestContext.Remove(CallerStatement.Key);
        }
        else
        {
            RequestContext.Set(CallerStatement.Key, Current());
        }

        await context.Invoke();
    }

    private string Current()
    {
        var now = time.GetUtcNow();
        var stated = _stated;
        if (stated is null || (now - stated.At).Duration() > Renewal)
        {
            _stated = stated = new Stated(CallerStatement.Write(certificate.Own, cluster.Value.ClusterId, now), now);
        }

        return stated.Text;
    }

    private sealed record Stated(string Text, DateTimeOffset At);
}
