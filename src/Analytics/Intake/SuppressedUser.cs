namespace Puffy.Analytics.Intake;

/// <summary>The quarantine entry for a row of an erased user.</summary>
public static class SuppressedUser
{
    /// <summary>The detail; it must not identify the user.</summary>
    public const string Detail = "the user was erased by forget; the row is kept without its text";
}
