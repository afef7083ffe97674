using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Puffy.Grains.Access;

namespace Puffy.Silo.Access;

/// <summary>Tells by its statement who makes a call. A statement comes with many calls and is checked once.</summary>
internal sealed class KnownCallers(ClusterCertificate certificate, IOptions<ClusterOptions> cluster, TimeProvider time)
{
    /// <summary>Far more than the silos and clients of a cluster make while they hold.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, Caller> _kept = new(StringComparer.Ordinal);

    /// <summary>The holder of the certificate by which a call was stated.</summary>
    /// <exception cref="AccessException">The statement does not hold.</exception>
    public CertificateHolder Of(string statement)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(statement, out var known) && now <= known.Until)
        {
            return known.Holder;
        }

        var (stated, until) = CallerStatement.Read(statement, cluster.Value.ClusterId, now);
        using (stated)
        {
            if (certificate.WhyNoClient(stated) is { } reason)
            {
                throw new AccessException($"The certificate of '{stated.Subject}' is not valid: {reason}.");
            }

            var caller = new Caller(CertificateHolder.Of(stated), until);
            if (_kept.Count >= MostKept)
            {
                _kept.Clear();
            }

            _kept[statement] = caller;
            return caller.Holder;
        }
    }

    private sealed record Caller(CertificateHolder Holder, DateTimeOffset Until);
}
