namespace Puffy.Client.Terminal;

/// <summary>The exit status that a command returns to its caller.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Could not be done; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Done, but with findings that the caller asked to be warned about.</summary>
    public const int Found = 2;
}
