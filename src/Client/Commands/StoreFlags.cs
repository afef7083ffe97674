using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Puffy.Analytics.Wording;
using Puffy.Client.Logs;
using Puffy.Client.Stores;
using Puffy.Client.Stores.Cluster;
using Puffy.Grains.Storage;

namespace Puffy.Client.Commands;

/// <summary>What a command wants of a store; it decides what its help says.</summary>
internal enum StoreUse
{
    /// <summary>A store that exists.</summary>
    Existing,

    /// <summary>A store that is created if it does not exist.</summary>
    Created,

    /// <summary>A store that exists, or something else that the command takes instead.</summary>
    ExistingOrNone,

    /// <summary>A store that is created if there is input for it, or none.</summary>
    CreatedByInputOrNone,
}

/// <summary>The flags that say which store, a file or a cluster, and where its framework logs.</summary>
internal sealed class StoreFlags
{
    private readonly Option<FileInfo?> _file;
    private readonly Option<DnsEndPoint[]?> _cluster = new("--cluster")
    {
        Description = "A running cluster instead of a file: the addresses of its silos. Comma-separated; one reachable address is enough.",
        HelpName = "HOST:PORT",
        CustomParser = ReadGateways,
    };

    private readonly Option<string?> _clusterId = new("--cluster-id")
    {
        Description = $"With --cluster: the name of the cluster. Default {ClusterAddress.DefaultId}.",
        HelpName = "NAME",
    };

    private readonly Option<TimeSpan?> _patience = Flags.Duration(
        "--patience", $"With --cluster: how long to keep trying if it does not answer. Default {TimeText.Flag(ClusterAddress.DefaultPatience)}.");

    private readonly Option<TimeSpan?> _callTimeout = Flags.Duration(
        "--call-timeout", $"With --cluster: how long to wait for an answer before asking again. Default {TimeText.Flag(ClusterAddress.DefaultCallTimeout)}.");

    private readonly TlsFlags _tls;
    private readonly LogFlags _log;

    /// <summary>Adds the flags to a command.</summary>
    public StoreFlags(Command command, StoreUse use)
    {
        _file = new("--store") { Description = Describe(use), HelpName = "FILE", CustomParser = ReadFile };
        command.Options.Add(_file);
        command.Options.Add(_cluster);
        command.Options.Add(_clusterId);
        command.Options.Add(_patience);
        command.Options.Add(_callTimeout);
        _tls = new TlsFlags(command);
        _log = new LogFlags(command);
        command.Validators.Add(parsed => Validate(parsed, required: use is StoreUse.Existing or StoreUse.Created));
    }

    /// <summary>Whether a store was named.</summary>
    public bool IsNamed(CommandResult parsed) => parsed.GetResult(_file) is not null || parsed.GetResult(_cluster) is not null;

    /// <summary>The store that was named; null where none was.</summary>
    public StoreLocation? Named(ParseResult parsed) => parsed.GetValue(_cluster) is { Length: > 0 } gateways
        ? StoreLocation.At(AddressOf(gateways, parsed), Log(parsed))
        : parsed.GetValue(_file) is { } file ? StoreLocation.InFile(file.FullName, Log(parsed)) : null;

    /// <summary>The store that was named, which must exist.</summary>
    /// <exception cref="StoreException">It does not exist.</exception>
    public StoreLocation Existing(ParseResult parsed) => Named(parsed)!.Existing();

    /// <summary>Where the framework logs.</summary>
    public FrameworkLog Log(ParseResult parsed) => _log.Of(parsed);

    private static string Describe(StoreUse use) => use switch
    {
        StoreUse.Created => "The store's file. It is created if it does not exist.",
        StoreUse.CreatedByInputOrNone => "The store's file. With --input it is created if it does not exist. Default with --input: a new puffy.store in the output folder.",
        _ => "The store's file, made by puffy load or puffy run.",
    };

    private static FileInfo? ReadFile(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!string.IsNullOrWhiteSpace(text))
        {
            return new FileInfo(text);
        }

        result.AddError("--store is empty. Name the store's file, such as shop.store.");
        return null;
    }

    private static DnsEndPoint[]? ReadGateways(ArgumentResult result)
    {
        var text = string.Join(',', result.Tokens.Select(token => token.Value));
        var gateways = text.Split(',').Select(ClusterAddress.TryParseGateway).ToArray();
        if (gateways.Contains(null))
        {
            result.AddError($"--cluster: '{text}' is not a list of addresses. Write each as HOST:PORT, such as silo-1:30000,silo-2:30000.");
        }

        return gateways!;
    }

    private void Validate(CommandResult parsed, bool required)
    {
        var (file, cluster) = (parsed.GetResult(_file) is not null, parsed.GetResult(_cluster) is not null);
        if (file && cluster)
        {
            parsed.AddError("--store and --cluster name two stores. Give only one of them.");
        }
        else if (required && !file && !cluster)
        {
            parsed.AddError("No store is named. Give --store FILE, or --cluster HOST:PORT.");
        }
        else if (!cluster)
        {
            foreach (var option in ((Option[])[_clusterId, _patience, _callTimeout, .. _tls.All]).Where(option => parsed.GetResult(option) is not null))
            {
                parsed.AddError($"{option.Name} works only with --cluster. Leave it out, or name a cluster with --cluster HOST:PORT.");
            }
        }
    }

    private ClusterAddress AddressOf(IReadOnlyList<DnsEndPoint> gateways, ParseResult parsed)
    {
        var cluster = new ClusterAddress(
            gateways, parsed.GetValue(_clusterId) ?? ClusterAddress.DefaultId, parsed.GetValue(_patience) ?? ClusterAddress.DefaultPatience)
        {
            CallTimeout = parsed.GetValue(_callTimeout) ?? ClusterAddress.DefaultCallTimeout,
            Certificate = _tls.Files(parsed),
            TlsOff = _tls.IsOff(parsed),
        };
        cluster.Validate();
        return cluster;
    }
}
