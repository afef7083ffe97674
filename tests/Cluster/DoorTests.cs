using Puffy.Certificates;
using Puffy.Cluster.Faults;
using Puffy.Cluster.Processes;
using Puffy.Cluster.Shop;

namespace Puffy.Cluster;

/// <summary>Three silos, and who gets in: by certificates of their authority, of another, expired, and by none.</summary>
public sealed class DoorTests(UndisturbedRun undisturbed, FaultServer servers) : IClassFixture<FaultServer>
{
    [PostgresFact]
    public async Task Silos_and_clients_get_in_by_a_certificate_of_the_authority_alone()
    {
        await using var cluster = await PuffyCluster.StartAsync(await servers.RunningAsync(), silos: 3, Collecting.None);
        using var other = new Authority(Path.Combine(Path.GetDirectoryName(cluster.Authority.CertificateFile)!, "other"), "other");
        var past = DateTimeOffset.UtcNow.AddDays(-1);
        var file = undisturbed.Files[0];

        // Each certificate opens its own door.
        var (reader, loader, eraser) = (cluster.Authority.Client("reader", ["read"]), cluster.Authority.Client("loader", ["load"]), cluster.Authority.Client("eraser", ["erase"]));
        await DoneAsync(cluster.AskAsync(loader, "load", "--input", file));
        await DoneAsync(cluster.AskAsync(reader, "days"));
        await RefusedAsync("OU=read", cluster.AskAsync(loader, "days"));
        await RefusedAsync("OU=load", cluster.AskAsync(reader, "load", "--input", undisturbed.Files[1]));
        await RefusedAsync("OU=erase", cluster.AskAsync(loader, "forget", UndisturbedRun.BusyUser));
        await DoneAsync(cluster.AskAsync(eraser, "forget", UndisturbedRun.BusyUser));

        // Nobody else comes in.
        await RefusedAsync("another authority has signed it", cluster.AskAsync(other.Client("stranger", ["read"]) with { Authority = cluster.Authority.CertificateFile }, "days"));
        await RefusedAsync("can be trusted: the certificate of", cluster.AskAsync(other.Client("stranger", ["read"]), "days", "--patience", "5s"));
        await RefusedAsync("is not valid: it is valid from", cluster.AskAsync(cluster.Authority.Client("late", ["read"], past), "days"));
        await RefusedAsync("whether it wants a certificate", cluster.AskInTheClearAsync("days", "--patience", "2s"));

        // Nor does a silo.
        await EndsAsync(cluster.AddSilo(other.Silo("silo-x") with { Authority = cluster.Authority.CertificateFile }), "another authority has signed it");
        await EndsAsync(cluster.AddSilo(cluster.Authority.Silo("silo-y", past)), "it is valid from");
        await EndsAsync(cluster.AddSilo(reader), "its extended key usage leaves this use out");
        var stranger = cluster.AddSilo(other.Silo("silo-z"));
        stranger.Start();
        await Round.PauseAsync(TimeSpan.FromSeconds(5));
        Assert.False(await stranger.IsReadyAsync());
        await stranger.KillAsync();

        Assert.Equal(0, await cluster.ReconcileAsync());

        // No silo refuses what another does of its own accord.
        Assert.DoesNotContain("does not state who makes it", cluster.Logs, StringComparison.Ordinal);
    }

    private static async Task DoneAsync(Task<CommandLine.CommandResult> command)
    {
        var result = await command;
        Assert.True(result.Status == 0, result.Error);
    }

    private static async Task RefusedAsync(string reason, Task<CommandLine.CommandResult> command)
    {
        var result = await command;
        Assert.Equal((1, ""), (result.Status, result.Output));
        Assert.Contains(reason, result.Error.ReplaceLineEndings(" ").Replace("   ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task EndsAsync(SiloProcess silo, string reason)
    {
        silo.Start();
        Assert.Equal(1, await silo.EndedAsync());
        Assert.Contains(reason, silo.Log, StringComparison.Ordinal);
    }
}
