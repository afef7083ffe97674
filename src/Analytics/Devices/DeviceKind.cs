namespace Puffy.Analytics.Devices;

/// <summary>The kind of device that a user agent names. Stored rollups hold the numbers, so they never change.</summary>
public enum DeviceKind : byte
{
    /// <summary>No user agent, or none that the rules know.</summary>
    Unknown = 0,

    /// <summary>A telephone.</summary>
    Mobile = 1,

    /// <summary>A tablet.</summary>
    Tablet = 2,

    /// <summary>A computer.</summary>
    Desktop = 3,

    /// <summary>A program.</summary>
    Bot = 4,

    /// <summary>A television, or a box or stick that plugs into one.</summary>
    Tv = 5,
}
