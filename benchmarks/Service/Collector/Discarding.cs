using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Collector;
using Puffy.Collector.Doors;
using Puffy.Collector.Keys;
using Puffy.Grains.Journeys;
using Puffy.Grains.Keys;
using Puffy.Grains.Loading;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>
/// The collector with nothing behind it: requests are authenticated, read, mapped, judged, grouped by shard and answered; instead of a
/// store there are grains that say yes.
/// </summary>
internal static class Discarding
{
    /// <summary>Its write key.</summary>
    public const string Key = "DISCARD";

    private const int Shards = 16;

    /// <summary>Serves until the process is killed.</summary>
    public static async Task ServeAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", address);
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(DispatchProxy.Create<IGrainFactory, YesFactory>())
            .AddCollector(_ => new CollectorOptions { Silo = "discard@1" }, _ => Shards);
        await using var application = builder.Build();
        application.Services.GetRequiredService<KeyRing>().Use(ApiKey.Of("discard", KeyKind.Write, Key) with { Rate = 1_000_000 });
        application.UseRouting();
        application.MapCollector();
        application.MapGet("/health/live", () => "ready");
        await application.RunAsync();
    }

    /// <summary>Gives grains that say yes; public, as proxies are generated in an assembly of their own.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy derives from it.")]
    public class YesFactory : DispatchProxy
    {
        private static readonly object Shard = Create<IJourneyShardGrain, YesGrain>();
        private static readonly object Ledger = Create<ILoadLedgerGrain, YesGrain>();
        private static readonly object Quarantine = Create<IQuarantineGrain, YesGrain>();

        /// <inheritdoc/>
        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.GetGenericArguments()[0] switch
        {
            var type when type == typeof(IJourneyShardGrain) => Shard,
            var type when type == typeof(ILoadLedgerGrain) => Ledger,
            var type when type == typeof(IQuarantineGrain) => Quarantine,
            var type => throw new NotSupportedException($"Nothing is known of {type}."),
        };
    }

    /// <summary>Says yes.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "A proxy derives from it.")]
    public class YesGrain : DispatchProxy
    {
        /// <inheritdoc/>
        protected override object Invoke(MethodInfo? targetMethod, object?[]? args) => (targetMethod!.Name, args![0]) switch
        {
            (nameof(IJourneyShardGrain.ApplyAsync), ImmutableArray<UserEvents> users) => Task.FromResult(new Acceptance[users.Sum(user => user.Events.Length)]),
            (nameof(ILoadLedgerGrain.OpenAsync), LiveSender sender) => Task.FromResult(new LiveSource(1, sender)),
            (nameof(IQuarantineGrain.AddAsync), ImmutableArray<QuarantinedRow> rows) => Task.FromResult(new RefusalReason[rows.Length]),
            var (method, _) => throw new NotSupportedException($"Nothing is known of {method}."),
        };
    }
}
