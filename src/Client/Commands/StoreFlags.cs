using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Puffy.Client.Stores;
using Puffy.Client.Stores.Cluster;

namespace Puffy.Client.Commands;

/// <summary>The flags that say which store: a file, or a cluster.</summary>
internal sealed class StoreFlags
{
    private readonly Option<FileInfo?> _file = new("--store")
    {
        Description = "The store's file. It is created where it does not exist.",
        HelpName = "FILE",
    };

    private readonly Option<DnsEndPoint[]?> _cluster = new("--cluster")
    {
        Description = "A running cluster in place of a file: the client ports of its silos, with commas between. Some of them suffice.",
        HelpName = "HOST:PORT",
        CustomParser = result =>
        {
            var text = string.Join(',', result.Tokens.Select(token => token.Value));
            var gateways = text.Split(',').Select(ClusterAddress.TryParseGateway).ToArray();
            if (gateways.Contains(null))
            {
                result.AddError($"'{text}' is no list of gateways; give e.g. silo-1:30000,silo-2:30000");
            }

            return gateways!;
        },
    };

    private readonly Option<string> _clusterId = new("--cluster-id")
    {
        Description = "The name of the cluster.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ClusterAddress.DefaultId,
    };

    private readonly Option<TimeSpan?> _patience = Flags.Duration(
        "--patience", "How long to go on trying while the cluster does not answer. Default 5m.");

    private readonly Option<TimeSpan?> _callTimeout = Flags.Duration(
        "--call-timeout", "How long to wait for an answer of the cluster before asking again. Default 45s.");

    /// <summary>Adds the flags to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="required">Whether a store has to be named.</param>
    public StoreFlags(Command command, bool required)
    {
        command.Options.Add(_file);
        command.Options.Add(_cluster);
        command.Options.Add(_clusterId);
        command.Options.Add(_patience);
        command.Options.Add(_callTimeout);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(_file) is not null && parsed.GetResult(_cluster) is not null)
            {
                parsed.AddError("Give --store or --cluster, not both.");
            }
            else if (required && !IsNamed(parsed))
            {
                parsed.AddError("Say which store: --store FILE, or --cluster HOST:PORT.");
            }
        });
    }

    /// <summary>Whether a store was named.</summary>
    public bool IsNamed(CommandResult parsed) => parsed.GetResult(_file) is not null || parsed.GetResult(_cluster) is not null;

    /// <summary>The store that was named; null where none was.</summary>
    public StoreLocation? Named(ParseResult parsed) => parsed.GetValue(_cluster) is { Length: > 0 } gateways
        ? StoreLocation.At(AddressOf(gateways, parsed))
        : parsed.GetValue(_file) is { } file ? StoreLocation.InFile(file.FullName) : null;

    /// <summary>The store that was named, which must exist.</summary>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public StoreLocation Existing(ParseResult parsed) => Named(parsed)!.Existing();

    private ClusterAddress AddressOf(IReadOnlyList<DnsEndPoint> gateways, ParseResult parsed)
    {
        var cluster = new ClusterAddress(gateways, parsed.GetRequiredValue(_clusterId), parsed.GetValue(_patience) ?? ClusterAddress.DefaultPatience);
        return parsed.GetValue(_callTimeout) is { } timeout ? cluster with { CallTimeout = timeout } : cluster;
    }
}
