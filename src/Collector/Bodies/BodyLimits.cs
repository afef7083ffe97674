namespace Puffy.Collector.Bodies;

/// <summary>The largest requests that are taken.</summary>
internal static class BodyLimits
{
    /// <summary>Bytes on the wire.</summary>
    public const int OnTheWire = 4 << 20;

    /// <summary>Bytes after unpacking.</summary>
    public const int Inflated = 16 << 20;

    /// <summary>Events.</summary>
    public const int Events = 2_500;
}
