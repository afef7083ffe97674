using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Puffy.Client.Terminal;
using Puffy.Grains.Access;
using Puffy.Grains.Storage;
using Puffy.Silo.Access;
using Puffy.Silo.Hosting;

namespace Puffy.Client.Stores.Cluster;

/// <summary>A connection to a cluster.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private readonly IHost _host;

    private ClusterConnection(IHost host, ClusterPatience patience) => (_host, Patience) = (host, patience);

    /// <summary>Gives references to grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>How to wait for the cluster where it does not answer.</summary>
    public ClusterPatience Patience { get; }

    /// <summary>Connects.</summary>
    /// <exception cref="StoreException">No silo has answered in time.</exception>
    public static async Task<ClusterConnection> OpenAsync(ClusterAddress cluster, ILoggerFactory log, CancellationToken cancellationToken)
    {
        var patience = new ClusterPatience(cluster, TimeProvider.System, Screen.Error);
        var certificate = cluster.Certificate is { } files ? ClusterCertificate.OfClient(files, TimeProvider.System) : null;
        var calls = new PatientCalls(patience);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });

        builder.Services.AddSingleton(log);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Id, cluster.Id));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = cluster.CallTimeout);
            client.Services.AddStoreErrors();
            client.Services.AddSingleton<IGatewayListProvider>(new NamedGateways(cluster));
            client.AddOutgoingGrainCallFilter(calls);
            client.UseConnectionRetryFilter(calls);
            if (certificate is not null)
            {
                client.Services.AddSingleton(TimeProvider.System);
                client.UseCertificate(certificate, calls.Refuse);
            }
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new ClusterConnection(host, patience);
        }
        catch (Exception exception) when (exception is OrleansException or TimeoutException or IOException)
        {
            host.Dispose();
            throw calls.Refusal is { } refusal
                ? new AccessException($"No silo at {cluster} can be trusted: {refusal}. Check --tls-authority, and the silo's Tls:Certificate.", exception)
                : new StoreException(
                    $"No silo of the cluster '{cluster.Id}' answers at {cluster} ({exception.Message}) Check that puffy-silo runs there, its Cluster:GatewayPort and its Cluster:Id, and {(certificate is null ? "whether it wants a certificate (--tls-certificate)" : "that its Tls:Authority has signed this client's certificate")}.", exception);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
