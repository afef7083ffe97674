using System.Globalization;

namespace Puffy.Client.Terminal;

/// <summary>How many letters a line of output may have.</summary>
internal static class TerminalWidth
{
    /// <summary>The width of output that goes to a file or another program: logs, mails and build pages show that much.</summary>
    public const int Piped = 120;

    /// <summary>Below this no table can be read; lines are as wide even where the terminal is narrower.</summary>
    public const int Least = 40;

    /// <summary>Finds the width.</summary>
    /// <param name="columns">What <c>$COLUMNS</c> says; it overrules the rest where it is a number.</param>
    /// <param name="redirected">Whether the output goes to a file or another program.</param>
    /// <param name="window">Asks the terminal.</param>
    public static int Find(string? columns, bool redirected, Func<int> window)
    {
        var width = int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out var told) && told > 0 ? told
            : redirected ? Piped
            : window();
        return Math.Max(width, Least);
    }
}
