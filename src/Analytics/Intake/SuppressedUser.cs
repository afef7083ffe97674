namespace Puffy.Analytics.Intake;

/// <summary>What stands in quarantine for a row of an erased user.</summary>
public static class SuppressedUser
{
    /// <summary>The detail; it must not tell who the user is.</summary>
    public const string Detail = "the user was erased by forget; the row is kept without its text";
}
