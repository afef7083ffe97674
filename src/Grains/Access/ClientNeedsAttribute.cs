namespace Puffy.Grains.Access;

/// <summary>
/// What a client's certificate must allow for a call. A method without it is for silos alone, so that one that is added is closed
/// to clients until somebody decides.
/// </summary>
/// <param name="rights">The rights; all of them are needed.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientNeedsAttribute(Rights rights) : Attribute
{
    /// <summary>The rights; all of them are needed.</summary>
    public Rights Rights => rights;
}
