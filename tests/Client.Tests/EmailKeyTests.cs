using System.Security.Cryptography;
using System.Text;
using Puffy.CommandLine;

namespace Puffy.Client.Tests;

/// <summary>A store whose e-mail hashes have a key, which only the environment of a process tells.</summary>
public sealed class EmailKeyTests : IDisposable
{
    private const string Ada = "ada@shop.test";

    private static readonly Dictionary<string, string> Key = new() { ["PUFFY_EMAIL_KEY"] = "0123456789abcdef" };
    private static readonly Dictionary<string, string> NoKey = [];
    private static readonly Dictionary<string, string> OtherKey = new() { ["PUFFY_EMAIL_KEY"] = "fedcba9876543210" };

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task A_store_opens_with_its_own_key_alone_and_knows_its_users_by_address()
    {
        await File.WriteAllTextAsync(_work["in.csv"], $$"""
            user_id,timestamp,event_name,event_data
            u1,2025-01-06T10:00:00Z,email_filled_on_popup,"{""user_email"":""{{Ada}}""}"
            u2,2025-01-07T10:00:00Z,checkout_completed,"{""revenue"":20,""user_email"":""{{Sha256}}""}"

            """, TestContext.Current.CancellationToken);
        await DoneAsync(Key, "load", "--input", _work["in.csv"], "--store", _work["s"], "--identity", "email");

        Assert.Contains("but PUFFY_EMAIL_KEY is not set", await RefusedAsync(NoKey, "days", "--store", _work["s"]), StringComparison.Ordinal);
        Assert.Contains("another key (fingerprint 9fc6a44f22f6ece5)", await RefusedAsync(OtherKey, "load", "--input", _work["in.csv"], "--store", _work["s"]), StringComparison.Ordinal);
        await AssertSiloRefusesAsync();

        Assert.StartsWith("person u1: 2 users", (await DoneAsync(Key, "person", Ada, "--store", _work["s"])).Output, StringComparison.Ordinal);
        await DoneAsync(Key, "compare", "--store", _work["s"], "--with", "identity=none", "--output", _work["out"]);
        var users = await File.ReadAllTextAsync(Directory.EnumerateFiles(_work["out"], "dim_user.csv", SearchOption.AllDirectories).First(), TestContext.Current.CancellationToken);

        // By Python's hmac.
        Assert.Equal(2, users.Split("5701d5a3d3b95c2959cbb4c7565dc72adf49c8c98ebf986ece1c39f00a3938e6").Length - 1);
        Assert.DoesNotContain(Sha256, users, StringComparison.Ordinal);
        Assert.StartsWith("Erased: 2 users", (await DoneAsync(Key, "forget", "--email", Ada, "--store", _work["s"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_is_served_with_the_key_of_its_store_alone_and_senders_need_none()
    {
        await File.WriteAllTextAsync(_work["in.csv"], $$"""
            user_id,timestamp,event_name,event_data
            u1,2025-01-06T10:00:00Z,email_filled_on_popup,"{""user_email"":""{{Ada}}""}"

            """, TestContext.Current.CancellationToken);
        await DoneAsync(Key, "load", "--input", _work["in.csv"], "--store", _work["s"]);
        var address = $"127.0.0.1:{SiloProcess.FreePort()}";
        string[] serve = ["serve", "--store", _work["s"], "--listen", address, "--write-key", "LIVE"];
        Assert.Contains("but PUFFY_EMAIL_KEY is not set", await RefusedAsync(NoKey, serve), StringComparison.Ordinal);
        Assert.Contains("another key (fingerprint 9fc6a44f22f6ece5)", await RefusedAsync(OtherKey, serve), StringComparison.Ordinal);

        await File.WriteAllTextAsync(_work["live.csv"], (await File.ReadAllTextAsync(_work["in.csv"], TestContext.Current.CancellationToken)).Replace("u1,", "live,", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using (var server = PuffyProcess.Start(Key, serve))
        {
            await AnswersAsync(server, address);
            await DoneAsync(OtherKey, "send", "--to", $"http://{address}", "--key", "LIVE", _work["live.csv"]);
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await DoneAsync(Key, "export", "--store", _work["s"], "--output", _work["out"]);
        var users = await File.ReadAllTextAsync(_work["out/silver/dim_user.csv"], TestContext.Current.CancellationToken);
        Assert.Equal(2, users.Split("5701d5a3d3b95c2959cbb4c7565dc72adf49c8c98ebf986ece1c39f00a3938e6").Length - 1);
    }

    private static async Task AnswersAsync(System.Diagnostics.Process server, string address)
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://{address}/health/ready"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                Assert.False(server.HasExited, "puffy serve has ended");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("puffy serve does not answer");
    }

    private static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Ada)));

    private async Task AssertSiloRefusesAsync()
    {
        using var silo = SiloProcess.Run(OtherKey, "--store-sqlite", _work["s"], "--http-address", $"http://localhost:{SiloProcess.FreePort()}",
            "--cluster-silo-port", $"{SiloProcess.FreePort()}", "--cluster-gateway-port", $"{SiloProcess.FreePort()}");
        var said = silo.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await silo.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, silo.ExitCode);
        Assert.Contains("puffy-silo: The store hashes e-mail addresses under another key", await said, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> DoneAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var result = await PuffyProcess.RunAsync(environment, arguments);
        Assert.True(result.Status == 0, result.Error);
        return result;
    }

    private static async Task<string> RefusedAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var result = await PuffyProcess.RunAsync(environment, arguments);
        Assert.Equal(1, result.Status);
        return result.Error.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);
    }
}
