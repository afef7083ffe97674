namespace Puffy.Grains.Storage;

/// <summary>Names of grain storage providers.</summary>
public static class StorageNames
{
    /// <summary>Storage of states that are written rarely: rollups, the load ledger, options. Any Orleans provider will do.</summary>
    public const string States = "states";
}
