using Puffy.Analytics.Options;
using Puffy.Client.Logs;
using Puffy.Client.Stores.Cluster;
using Puffy.Grains.Storage;

namespace Puffy.Client.Stores;

/// <summary>Where a store is: in a file, or behind a cluster.</summary>
internal sealed record StoreLocation
{
    private readonly string? _file;
    private readonly ClusterAddress? _cluster;
    private readonly FrameworkLog _log;

    private StoreLocation(string? file, ClusterAddress? cluster, FrameworkLog log) => (_file, _cluster, _log) = (file, cluster, log);

    /// <summary>The store's file; null for one behind a cluster.</summary>
    public string? File => _file;

    /// <summary>A file, which this process alone has open.</summary>
    public static StoreLocation InFile(string path, FrameworkLog log) => new(path, cluster: null, log);

    /// <summary>Behind a cluster, which serves many clients.</summary>
    public static StoreLocation At(ClusterAddress cluster, FrameworkLog log) => new(file: null, cluster, log);

    /// <summary>The same, if it exists: a mistyped name must not become an empty shop.</summary>
    /// <exception cref="StoreException">The file does not exist.</exception>
    public StoreLocation Existing() => _file is null || System.IO.File.Exists(_file)
        ? this
        : throw new StoreException($"The store '{_file}' does not exist. Check the path, or make a store with: puffy load --input PATH --store {Path.GetFileName(_file)}");

    /// <summary>Opens the store, and makes the file where it does not exist.</summary>
    /// <param name="change">Makes the options to be used of those that the store remembers; null to keep them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreException">The store cannot be opened, or no silo answers.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Task<OpenStore> OpenAsync(Func<AnalysisOptions, AnalysisOptions>? change, CancellationToken cancellationToken) =>
        _cluster is null ? OpenStore.OpenAsync(_file!, _log, change, cancellationToken) : OpenStore.ConnectAsync(_cluster, _log, change, cancellationToken);

    /// <summary>What a report calls the store.</summary>
    public override string ToString() => _cluster is null ? $"store {Path.GetFileName(_file)}" : $"cluster {_cluster}";
}
