using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Puffy.CommandLine;
using Puffy.PostgreSql;
using Puffy.Silo.Service;
using Puffy.Silo.Settings;

namespace Puffy.Client.Tests.BitRot;

/// <summary>A silo as puffy-silo starts it, inside this process, over a store in PostgreSQL.</summary>
internal sealed class ServedDatabase : IAsyncDisposable
{
    /// <summary>The failure of a silo that goes on trying to join.</summary>
    public const string NotInTime = "(does not join)";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(15);

    private readonly WebApplication _silo;
    private readonly int _gateway;

    private ServedDatabase(WebApplication silo, int gateway) => (_silo, _gateway) = (silo, gateway);

    /// <summary>Starts a silo.</summary>
    /// <returns>The silo, or what puffy-silo says when it does not start.</returns>
    public static async Task<(ServedDatabase? Silo, string? Failure)> StartAsync(string connectionString)
    {
        var gateway = FreePort.Next();
        var settings = new SiloSettings
        {
            Store = new() { Postgresql = connectionString, Shards = 4, Timeout = TimeSpan.FromSeconds(10) },
            Cluster = new() { Address = "127.0.0.1", SiloPort = FreePort.Next(), GatewayPort = gateway, StopTimeout = TimeSpan.FromSeconds(5), ProbeTimeout = TimeSpan.FromSeconds(1), MissedProbes = 2 },
            Http = new() { Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}") },
            Logs = new() { Level = Microsoft.Extensions.Logging.LogLevel.None, FrameworkLevel = Microsoft.Extensions.Logging.LogLevel.None },
        };
        WebApplication? silo = null;
        using var patience = new CancellationTokenSource(StartPatience);
        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.AddLogs(settings.Logs);
            builder.AddHealth(settings);
            builder.AddSilo(settings);
            silo = builder.Build();
            await silo.StartAsync(patience.Token);
            return (new ServedDatabase(silo, gateway), null);
        }
        catch (Exception exception)
        {
            await DisposeAsync(silo);
            return patience.IsCancellationRequested ? (null, NotInTime)
                : StartFailure.Explain(exception) is { } reason ? (null, reason)
                : throw new InvalidOperationException("puffy-silo would end with a trace.", exception);
        }
    }

    /// <summary>Runs a command over the silo.</summary>
    public Task<CommandResult> AskAsync(params string[] arguments) =>
        PuffyCommand.RunAsync([.. arguments, "--cluster", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_gateway}"), "--patience", "5s"]);

    public ValueTask DisposeAsync() => DisposeAsync(_silo);

    private static async ValueTask DisposeAsync(WebApplication? silo)
    {
        if (silo is null)
        {
            return;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await silo.StopAsync(patience.Token);
            await silo.DisposeAsync();
        }
        catch (Exception)
        {
            // Of a silo over damage it only matters what it answered.
        }
    }
}
