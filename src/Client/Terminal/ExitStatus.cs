namespace Puffy.Client.Terminal;

/// <summary>What a command says to whoever called it.</summary>
internal static class ExitStatus
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Could not be done; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Done, but something was found that the caller asked to hear of.</summary>
    public const int Found = 2;
}
