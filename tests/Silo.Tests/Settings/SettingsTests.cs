using Microsoft.Extensions.Logging;
using Puffy.Analytics;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private const string Variable = "PUFFY_CLUSTER__MISSEDPROBES";

    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _folder.Dispose();
    }

    [Fact]
    public void The_command_line_overrules_the_environment_and_that_the_file()
    {
        var file = FileOf("""{ "Cluster": { "MissedProbes": 7, "SiloPort": 1007, "GatewayPort": 2007 }, "Logs": { "Level": "Debug", "Json": true } }""");
        Environment.SetEnvironmentVariable(Variable, "8");

        var fromEnvironment = SettingsReader.Read(["--config", file, "--store-sqlite", "s", "--cluster-gateway-port=2009"]);
        var fromFlags = SettingsReader.Read(["--config", file, "--store-sqlite", "s", "--cluster-missed-probes", "9"]);

        Assert.Equal((8, 1007, 2009), (fromEnvironment.Cluster.MissedProbes, fromEnvironment.Cluster.SiloPort, fromEnvironment.Cluster.GatewayPort));
        Assert.Equal(9, fromFlags.Cluster.MissedProbes);
        Assert.Equal((LogLevel.Debug, true), (fromFlags.Logs.Level, fromFlags.Logs.Json));
        Assert.Equal(TimeSpan.FromSeconds(5), fromFlags.Cluster.ProbeTimeout);
    }

    [Theory]
    [InlineData("'--clutser-id' is not a flag of puffy-silo. See puffy-silo --help.", "--clutser-id", "x")]
    [InlineData("--cluster-id has no value. Give it one: --cluster-id VALUE.", "--cluster-id")]
    [InlineData("Cluster:SiloPort is 70000; it must be from 1 to 65535.", "--cluster-silo-port", "70000")]
    [InlineData("Cluster:SiloPort and Cluster:GatewayPort are both 30000. Silos and clients need a port each.", "--cluster-silo-port", "30000")]
    [InlineData("Cluster:Id is empty. Give it a value, or leave it out for its default.", "--cluster-id", "")]
    [InlineData("Grains:IdleAge is 00:00:01; it must be from 00:00:10 to 7.00:00:00.", "--grains-idle-age", "00:00:01")]
    [InlineData("TLS needs three files, and Tls:Key and Tls:Authority are missing. Give Tls:Certificate, Tls:Key and Tls:Authority.", "--tls-certificate", "silo.pem")]
    [InlineData("Tls:Off is true, and Tls:Certificate is set. Leave one of them out.", "--tls-off", "true", "--tls-certificate", "c", "--tls-key", "k", "--tls-authority", "a")]
    [InlineData("Http:Address is 'localhost'; it must be an address such as http://localhost:8080.", "--http-address", "localhost")]
    [InlineData("Telemetry:TraceShare is 2; it must be from 0 to 1.", "--telemetry-trace-share", "2")]
    [InlineData("The silo has two stores. Give Store:Postgresql, a connection string, or Store:Sqlite, the file of a store for one silo.", "--store-postgresql", "Host=db;Database=shop")]
    public void A_setting_that_cannot_be_used_is_named_with_what_it_may_be(string message, params string[] flags)
    {
        var error = Assert.ThrowsAny<PuffyException>(() => SettingsReader.Read(["--store-sqlite", "s", .. flags]));
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("--cluster-address", "192.0.2.7")]
    [InlineData("--cluster-listen", "0.0.0.0")]
    [InlineData("--cluster-listen", "::")]
    public void A_silo_that_other_machines_reach_needs_certificates_or_word_that_there_are_none(params string[] flags)
    {
        var settings = SettingsReader.Read(["--store-sqlite", "s", .. flags]);
        var error = Assert.Throws<SettingsException>(() => settings.Tls.RequireFor(settings.Cluster.ResolveListening()));
        Assert.EndsWith("has no certificate. Set Tls:Certificate, Tls:Key and Tls:Authority, or Tls:Off to true where nobody else is on the network.", error.Message, StringComparison.Ordinal);

        foreach (string[] word in new string[][] { ["--tls-off", "true"], ["--tls-certificate", "c", "--tls-key", "k", "--tls-authority", "a"] })
        {
            SettingsReader.Read(["--store-sqlite", "s", .. flags, .. word]).Tls.RequireFor(settings.Cluster.ResolveListening());
        }
    }

    [Fact]
    public void A_silo_announces_its_address_and_may_listen_at_another()
    {
        var one = SettingsReader.Read(["--store-sqlite", "s", "--cluster-address", "192.0.2.7"]).Cluster;
        Assert.Equal(("192.0.2.7", "192.0.2.7"), (one.ResolveAddress().ToString(), one.ResolveListening().ToString()));
        var two = SettingsReader.Read(["--store-sqlite", "s", "--cluster-address", "192.0.2.7", "--cluster-listen", "0.0.0.0"]).Cluster;
        Assert.Equal(("192.0.2.7", "0.0.0.0"), (two.ResolveAddress().ToString(), two.ResolveListening().ToString()));
        var local = SettingsReader.Read(["--store-sqlite", "s"]);
        local.Tls.RequireFor(local.Cluster.ResolveListening());
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void A_silo_cannot_announce_every_address(string address)
    {
        var cluster = SettingsReader.Read(["--store-sqlite", "s", "--cluster-address", address]).Cluster;
        Assert.Equal(
            $"Cluster:Address is {address}, where nobody can reach this silo. Set it to an address of this machine, and Cluster:Listen to {address}.",
            Assert.Throws<SettingsException>(() => cluster.ResolveAddress()).Message);
    }

    [Fact]
    public void A_number_that_is_none_is_named()
    {
        var error = Assert.Throws<SettingsException>(() => SettingsReader.Read(["--store-sqlite", "s", "--cluster-silo-port", "many"]));
        Assert.Contains("'many' at 'Cluster:SiloPort'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Clutser": {} }""", "'Clutser' in '{0}' is not a section of settings. The sections are Store, Cluster, Tls, Grains, Http, Collector, Logs, Telemetry.")]
    [InlineData("""{ "Cluster": { "SiloProt": 1 } }""", "'Cluster:SiloProt' is not a setting. See puffy-silo --help.")]
    [InlineData("""{ "Cluster": """, "The settings file '{0}' cannot be read (")]
    public void A_file_that_cannot_be_used_is_named_with_the_reason(string text, string message)
    {
        var file = FileOf(text);
        var error = Assert.Throws<SettingsException>(() => SettingsReader.Read(["--config", file]));
        Assert.StartsWith(message.Replace("{0}", file, StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_tells_every_setting_by_flag_variable_and_key()
    {
        var help = new StringWriter();
        SettingsHelp.Write(help);

        Assert.Contains("--cluster-silo-port  PUFFY_CLUSTER__SILOPORT  Cluster:SiloPort", help.ToString(), StringComparison.Ordinal);
        Assert.Equal(typeof(SiloSettings).GetProperties().Sum(section => section.PropertyType.GetProperties().Count(setting => setting.CanWrite)), SettingsHelp.All.Count);
    }

    [Theory]
    [InlineData("Cluster:SiloPort", "11111")]
    [InlineData("Store:Shards", "32")]
    [InlineData("Store:Timeout", "00:00:30")]
    [InlineData("Store:Sqlite", "")]
    [InlineData("Telemetry:TraceShare", "0.01")]
    [InlineData("Logs:FrameworkLevel", "Warning")]
    public void Help_tells_the_default_of_a_setting(string key, string value) =>
        Assert.Equal(value, SettingsHelp.All.Single(setting => setting.Key == key).Default);

    [Fact]
    public void Help_fits_a_terminal_of_80_letters()
    {
        var help = new StringWriter();
        SettingsHelp.Write(help);

        Assert.All(help.ToString().Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Every_description_is_a_sentence() => Assert.All(SettingsHelp.All, setting => Assert.EndsWith(".", setting.Description, StringComparison.Ordinal));

    private string FileOf(string text)
    {
        var path = _folder.File("silo.json");
        File.WriteAllText(path, text);
        return path;
    }
}
