namespace Puffy.Analytics.Options;

/// <summary>What makes users one person.</summary>
public enum IdentityKind : byte
{
    /// <summary>Nothing: each user is a person.</summary>
    None,

    /// <summary>An e-mail address that several users left.</summary>
    Email,
}

/// <summary>The written names of kinds of identity.</summary>
public static class IdentityKindNames
{
    /// <summary>The name as written on the command line and in run.json.</summary>
    public static string Name(this IdentityKind identity) => identity == IdentityKind.Email ? "email" : "none";
}
