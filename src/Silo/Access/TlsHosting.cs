using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Puffy.Silo.Access;

/// <summary>TLS with certificates on both sides, and calls that state who makes them.</summary>
public static class TlsHosting
{
    /// <summary>Lets a silo talk with silos and clients of its cluster alone, and do for each client what its certificate allows.</summary>
    public static ISiloBuilder UseCertificate(this ISiloBuilder silo, ClusterCertificate certificate)
    {
        silo.Services.AddSingleton(certificate).AddSingleton<KnownCallers>();
        silo.AddIncomingGrainCallFilter<JudgedCalls>();
        silo.AddOutgoingGrainCallFilter<StatedCalls>();
        return silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(Options(certificate, certificate.WhyNoCallingSilo)));
            connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(Options(certificate, certificate.WhyNoClient)));
            connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(Options(certificate, certificate.WhyNoSilo)));
        });
    }

    /// <summary>Lets a client talk with silos of its cluster alone.</summary>
    /// <param name="client">The client.</param>
    /// <param name="certificate">Its certificate.</param>
    /// <param name="refused">Is told why a peer is no silo of the cluster.</param>
    public static IClientBuilder UseCertificate(this IClientBuilder client, ClusterCertificate certificate, Action<string> refused)
    {
        client.Services.AddSingleton(certificate);
        client.AddOutgoingGrainCallFilter<StatedCalls>();
        return client.Configure<ClientConnectionOptions>(connections =>
            connections.ConfigureConnection(connection => connection.UseClientTls(Options(certificate, peer =>
            {
                var reason = certificate.WhyNoSilo(peer);
                if (reason is not null)
                {
                    refused($"the certificate of '{peer.Subject}' there is not valid: {reason}");
                }

                return reason;
            }))));
    }

    private static TlsOptions Options(ClusterCertificate certificate, Func<X509Certificate2, string?> whyRefused) => new()
    {
        LocalCertificate = certificate.Own,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        RemoteCertificateValidation = (peer, _, _) => whyRefused(peer) is null,
    };
}
