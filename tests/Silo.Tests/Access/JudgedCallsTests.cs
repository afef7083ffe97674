using System.Reflection;
using Puffy.Grains.Access;
using Puffy.Grains.Journeys;
using Puffy.Grains.Loading;
using Puffy.Grains.Quarantine;
using Puffy.Grains.Storage;
using Puffy.Silo.Access;
using Puffy.Silo.Sqlite;

namespace Puffy.Silo.Tests.Access;

/// <summary>What a silo does for clients by their certificates, honest or not.</summary>
public sealed class JudgedCallsTests(GuardedSilo silo) : IClassFixture<GuardedSilo>
{
    [Fact]
    public async Task A_client_may_do_what_its_certificate_allows_and_nothing_else()
    {
        var (reader, loader, eraser) = (await silo.ConnectAsync("read"), await silo.ConnectAsync("load"), await silo.ConnectAsync("erase"));

        await Shard(reader).ReadUsersAsync([]);
        await Shard(loader).ApplyAsync([]);
        await Shard(eraser).ForgetAsync("nobody");

        Assert.EndsWith("Take one whose subject has OU=load.", await RefusalAsync(Shard(reader).ApplyAsync([])), StringComparison.Ordinal);
        Assert.EndsWith("Take one whose subject has OU=erase.", await RefusalAsync(Shard(reader).ForgetAsync("nobody")), StringComparison.Ordinal);
        Assert.EndsWith("Take one whose subject has OU=read.", await RefusalAsync(Shard(loader).ReadUsersAsync([])), StringComparison.Ordinal);
        Assert.EndsWith("Take one whose subject has OU=erase.", await RefusalAsync(Shard(loader).ForgetAsync("nobody")), StringComparison.Ordinal);
        await RefusalAsync(Shard(eraser).ApplyAsync([]));
        await RefusalAsync(Shard(eraser).ReadUsersAsync([]));
    }

    [Fact]
    public async Task A_stream_opens_only_for_a_client_that_may_read()
    {
        await foreach (var _ in Quarantine(await silo.ConnectAsync("read")).ReadAsync())
        {
        }

        var closed = Quarantine(await silo.ConnectAsync("load", "erase")).ReadAsync().GetAsyncEnumerator();
        await RefusalAsync(closed.MoveNextAsync().AsTask());
    }

    [Fact]
    public async Task What_is_for_silos_is_closed_to_every_client()
    {
        var everything = await silo.ConnectAsync("read", "load", "erase");
        Assert.Contains("is for silos alone", await RefusalAsync(Shard(everything).EnterAsync("nobody")), StringComparison.Ordinal);
        Assert.Contains("is for silos alone", await RefusalAsync(everything.GetGrain<IManagementGrain>(0).GetHosts()), StringComparison.Ordinal);
        Assert.Contains("is for silos alone", await RefusalAsync(everything.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("1772366400000.AAAA.AAAA")]
    public async Task A_call_that_does_not_state_its_caller_is_refused(string? statement)
    {
        var grains = await silo.ConnectAsync("forger", ["read"], client => client.AddOutgoingGrainCallFilter(context =>
        {
            // After the client's own filter, and only for grains, so that the client still connects.
            if (context.InterfaceMethod.DeclaringType == typeof(IJourneyShardGrain))
            {
                RequestContext.Remove(CallerStatement.Key);
                if (statement is not null)
                {
                    RequestContext.Set(CallerStatement.Key, statement);
                }
            }

            return context.Invoke();
        }));
        await RefusalAsync(Shard(grains).ReadUsersAsync([]));
    }

    [Fact]
    public async Task No_statement_of_a_silo_reaches_a_client()
    {
        var seen = new List<object?>();
        var grains = await silo.ConnectAsync("curious", ["read"], client => client.AddOutgoingGrainCallFilter(async context =>
        {
            await context.Invoke();
            seen.Add(RequestContext.Get(CallerStatement.Key));
        }));
        await grains.GetGrain<ILoadLedgerGrain>(0).ReadAsync();
        Assert.NotEmpty(seen);
        Assert.All(seen, statement => Assert.StartsWith("CN=curious", CallerOf(statement), StringComparison.Ordinal));

        static string CallerOf(object? statement) =>
            string.Join(", ", CallerStatement.Read((string)statement!, "puffy", DateTimeOffset.UtcNow).Certificate.Subject.Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void These_calls_are_for_silos_alone_and_all_others_say_what_a_client_needs()
    {
        var closed = typeof(IUserGrain).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<ClientNeedsAttribute>() is null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}");
        Assert.Equal(
            [
                "IAnalysisOptionsGrain.TakeAsync", "IIdentityKeysGrain.ForgetAsync", "IJourneyShardGrain.EnterAsync", "IJourneyShardGrain.LeaveAsync",
                "IRevenueAuditGrain.AuditAsync", "IRollupsGrain.ApplyAsync", "IUserGrain.ForgetAsync",
            ],
            closed.Order(StringComparer.Ordinal));
    }

    private static IJourneyShardGrain Shard(IGrainFactory grains) => grains.GetGrain<IJourneyShardGrain>(Sharding.ShardOf("nobody", new StoreOptions(string.Empty).Shards));

    private static IQuarantineReaderGrain Quarantine(IGrainFactory grains) => grains.GetGrain<IQuarantineReaderGrain>(0);

    private static async Task<string> RefusalAsync(Task call) => (await Assert.ThrowsAsync<AccessException>(() => call)).Message;
}
