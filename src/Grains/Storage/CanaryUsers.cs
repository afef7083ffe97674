namespace Puffy.Grains.Storage;

/// <summary>
/// The users of canaries: events that a collector sends to itself to see whether they become durable. Their ids begin with a space, which
/// no row can have, as its fields are trimmed. Their journeys are written as all others are and stand in no figure: scans leave them
/// out, rollups get nothing of them, and each event takes the place of the one before it.
/// </summary>
public static class CanaryUsers
{
    private const string Mark = " canary/";

    /// <summary>The user of a canary.</summary>
    /// <param name="name">Whose canary it is.</param>
    public static string Of(string name) => Mark + name;

    /// <summary>Whether a user is a canary's.</summary>
    public static bool Include(string userId) => userId.StartsWith(Mark, StringComparison.Ordinal);
}
