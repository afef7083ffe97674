namespace Puffy.Grains.Keys;

/// <summary>
/// What becomes of the events of a visitor who objects: by the header <c>Sec-GPC: 1</c>, or by a category that is refused in
/// <c>context.consent</c>.
/// </summary>
[GenerateSerializer, Alias("puffy.ConsentPolicy")]
public enum ConsentPolicy
{
    /// <summary>They are stored as all others.</summary>
    Keep,

    /// <summary>They are stored without e-mail hashes, and give no identity key.</summary>
    NoIdentity,

    /// <summary>They are not stored.</summary>
    Drop,
}
