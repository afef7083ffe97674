using System.CommandLine;

namespace Puffy.Client.Commands.Quarantine;

/// <summary><c>puffy quarantine</c>: the rows that were refused.</summary>
internal static class QuarantineCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => new("quarantine", """
        Look at refused rows, and replay live ones after a mapping was mended.

        All refused rows stand in bronze/quarantine.csv of an export.
        """)
    {
        ListRefusedCommand.Create(),
        ReplayCommand.Create(),
    };
}
