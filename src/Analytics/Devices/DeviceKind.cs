namespace Puffy.Analytics.Devices;

/// <summary>The kind of device that a user agent names.</summary>
public enum DeviceKind : byte
{
    /// <summary>No user agent, or none that the rules know.</summary>
    Unknown,

    /// <summary>A telephone.</summary>
    Mobile,

    /// <summary>A tablet.</summary>
    Tablet,

    /// <summary>A computer.</summary>
    Desktop,

    /// <summary>A program that says that it is one.</summary>
    Bot,
}
