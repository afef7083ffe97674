using Microsoft.Extensions.DependencyInjection;
using Puffy.Certificates;
using Puffy.Silo.Access;

namespace Puffy.Benchmarks.Service;

/// <summary>By what a silo and its clients know each other: by certificates, or by nothing.</summary>
internal sealed class Doors : IDisposable
{
    private readonly string? _folder;
    private readonly CertificatePaths? _silo;
    private readonly CertificatePaths? _client;

    public Doors(bool tls)
    {
        if (tls)
        {
            _folder = Directory.CreateTempSubdirectory("puffy-certificates-").FullName;
            using var authority = new Authority(_folder, "authority");
            (_silo, _client) = (authority.Silo("silo"), authority.Client("client", ["read", "load", "erase"]));
        }
    }

    /// <summary>The flags that a silo is started with.</summary>
    public string[] SiloFlags => _silo?.Flags ?? [];

    /// <summary>The flags that <c>puffy</c> is called with.</summary>
    public string[] ClientFlags => _client?.Flags ?? [];

    /// <summary>For the table of results.</summary>
    public override string ToString() => _silo is null ? "Without TLS." : "By TLS with certificates on both sides.";

    /// <summary>Gives a client its certificate.</summary>
    public void Apply(IClientBuilder client)
    {
        if (_client is { } paths)
        {
            client.Services.AddSingleton(TimeProvider.System);
            client.UseCertificate(
                ClusterCertificate.OfClient(new CertificateFiles(paths.Certificate, paths.Key, paths.Authority), TimeProvider.System),
                reason => throw new InvalidOperationException(reason));
        }
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
