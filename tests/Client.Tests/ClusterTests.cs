using System.Diagnostics;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>The client against a silo in a process of its own.</summary>
public sealed class ClusterTests : IDisposable
{
    private readonly Workplace _work = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Input => Path.Combine(Workplace.SmallShop, "input");

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Every_command_of_a_cluster_answers_as_that_of_a_file()
    {
        PuffyCommand.Done("run", "--input", Input, "--store", _work["file"], "--output", _work["of file"], "--skip-pdf");
        using var silo = await SiloProcess.StartAsync(_work["behind silo"]);
        PuffyCommand.Done("run", "--input", Input, "--cluster", silo.Gateway, "--output", _work["of silo"], "--skip-pdf");

        AssertSameTables("of file", "of silo");
        PuffyCommand.Done("export", "--cluster", silo.Gateway, "--output", _work["exported"]);
        AssertSameTables("of file", "exported");
        foreach (string[] query in new string[][] { ["user", "ann"], ["channels"], ["funnel", "--by-device"], ["days"], ["reconcile"], ["forget", "ann"], ["days"] })
        {
            Assert.Equal(
                PuffyCommand.Done([.. query, "--json", "--store", _work["file"]]).Output,
                PuffyCommand.Done([.. query, "--json", "--cluster", silo.Gateway]).Output);
        }

        Assert.Contains("\"ready\":true", await silo.GetAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal(0, (await EndOfAsync(SiloProcess.Run("--check", $"http://localhost:{silo.HttpPort}"))).Status);
        Assert.Equal(1, (await EndOfAsync(SiloProcess.Run("--check", "http://localhost:1"))).Status);
        Assert.Equal("Healthy", await silo.GetAsync("/health/live"));
        Assert.Contains("puffy_events_total{otel_scope_name=\"Puffy\",acceptance=\"accepted\"} 23", await silo.GetAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_is_stopped_and_started_in_a_load_costs_nothing_but_time()
    {
        PuffyCommand.Done("sample", "--output", _work["exports"], "--users", "8000", "--days", "2");
        PuffyCommand.Done("run", "--input", _work["exports"], "--store", _work["undisturbed"], "--output", _work["expected"], "--skip-pdf");
        var silo = await SiloProcess.StartAsync(_work["store"]);
        try
        {
            using var load = PuffyProcess.Start("load", "--input", _work["exports"], "--cluster", silo.Gateway);
            var said = load.StandardError.ReadToEndAsync(Cancellation);
            while (!load.HasExited && !(await silo.GetAsync("/metrics")).Contains("acceptance=\"accepted\"", StringComparison.Ordinal))
            {
                await Task.Delay(20, Cancellation);
            }

            Assert.Equal(0, await silo.StopAsync());
            var gatewayPort = silo.GatewayPort;
            silo.Dispose();
            silo = await SiloProcess.StartAsync(_work["store"], gatewayPort);
            await load.WaitForExitAsync(Cancellation);

            Assert.True(load.ExitCode == 0, await said);
            PuffyCommand.Done("reconcile", "--cluster", silo.Gateway);
            PuffyCommand.Done("export", "--cluster", silo.Gateway, "--output", _work["actual"]);
            AssertSameTables("expected", "actual");
        }
        finally
        {
            silo.Dispose();
        }
    }

    [Fact]
    public async Task Two_clients_that_load_the_same_files_at_once_leave_what_one_would()
    {
        PuffyCommand.Done("sample", "--output", _work["exports"], "--users", "5000", "--days", "3");
        PuffyCommand.Done("run", "--input", _work["exports"], "--store", _work["alone"], "--output", _work["expected"], "--skip-pdf");
        using var silo = await SiloProcess.StartAsync(_work["store"]);

        var clients = Enumerable.Range(0, 2).Select(_ => PuffyProcess.Start("load", "--input", _work["exports"], "--cluster", silo.Gateway)).ToList();
        var said = await Task.WhenAll(clients.Select(client => client.StandardError.ReadToEndAsync(Cancellation)));
        foreach (var (client, text) in clients.Zip(said))
        {
            await client.WaitForExitAsync(Cancellation);
            Assert.True(client.ExitCode == 0, text);
            client.Dispose();
        }

        PuffyCommand.Done("reconcile", "--cluster", silo.Gateway);
        PuffyCommand.Done("export", "--cluster", silo.Gateway, "--output", _work["actual"]);
        Workplace.AssertSame(Workplace.Tables(_work["expected"], "silver", "gold"), Workplace.Tables(_work["actual"], "silver", "gold"));
        Assert.Equal(Workplace.EventsWithoutSource(_work["expected"]), Workplace.EventsWithoutSource(_work["actual"]));
    }

    [Fact]
    public async Task Options_other_than_those_in_force_are_refused_with_what_to_do()
    {
        using var silo = await SiloProcess.StartAsync(_work["store"]);
        PuffyCommand.Done("load", "--input", Input, "--cluster", silo.Gateway);

        var refused = PuffyCommand.Run("export", "--cluster", silo.Gateway, "--output", _work["out"], "--session-timeout", "10m");

        Assert.Equal(1, refused.Status);
        Assert.Contains("session timeout 00:10:00 instead of 00:30:00. Leave these options out to use those in force.", refused.Error, StringComparison.Ordinal);
        PuffyCommand.Done("export", "--cluster", silo.Gateway, "--output", _work["out"], "--session-timeout", "30m");
    }

    [Fact]
    public void Where_no_silo_answers_the_command_says_so_and_what_to_check()
    {
        var result = PuffyCommand.Run("days", "--cluster", "localhost:1", "--patience", "1s");

        Assert.Equal(1, result.Status);
        Assert.Contains("puffy: No silo of the cluster 'puffy' answers at localhost:1", result.Error, StringComparison.Ordinal);
        Assert.Contains("Check that puffy-silo runs there", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_is_a_file_or_a_cluster_and_not_both()
    {
        Assert.Contains("--store and --cluster name two stores. Give only one of them.", PuffyCommand.Run("days", "--store", "s", "--cluster", "localhost:1").Error, StringComparison.Ordinal);
        Assert.Contains("No store is named. Give --store FILE, or --cluster HOST:PORT.", PuffyCommand.Run("days").Error, StringComparison.Ordinal);
        Assert.Contains("'localhost' is not a list of addresses", PuffyCommand.Run("days", "--cluster", "localhost").Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_that_cannot_start_says_why()
    {
        Assert.Equal((1, "puffy-silo: The silo has no store. Give Store:Postgresql, a connection string, or Store:Sqlite, the file of a store for one silo.\n"), await EndOfAsync(SiloProcess.Run()));
        var (status, said) = await EndOfAsync(SiloProcess.Run("--store-sqlite", Directory.CreateDirectory(_work["folder"]).FullName));
        Assert.Equal(1, status);
        Assert.Contains("is a folder. Name a file in it", said, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Error)> EndOfAsync(Process silo)
    {
        using (silo)
        {
            var said = await silo.StandardError.ReadToEndAsync(Cancellation);
            await silo.WaitForExitAsync(Cancellation);
            return (silo.ExitCode, said);
        }
    }

    private void AssertSameTables(string expected, string actual) => Workplace.AssertSame(
        Workplace.Tables(_work[expected], "bronze", "silver", "gold"), Workplace.Tables(_work[actual], "bronze", "silver", "gold"));
}
