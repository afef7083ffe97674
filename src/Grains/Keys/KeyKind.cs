namespace Puffy.Grains.Keys;

/// <summary>What a key opens.</summary>
[GenerateSerializer, Alias("puffy.KeyKind")]
public enum KeyKind
{
    /// <summary>The collector: it sends events.</summary>
    Write,

    /// <summary>Questions: it reads answers.</summary>
    Read,

    /// <summary>Everything that operators do.</summary>
    Admin,
}
