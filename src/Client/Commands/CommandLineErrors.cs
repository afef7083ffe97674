using System.CommandLine;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary>Tells a user what is wrong with a command line.</summary>
internal static class CommandLineErrors
{
    /// <summary>Shows each error in a sentence, and where help is.</summary>
    public static void Show(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
        {
            screen.Line(parsed.UnmatchedTokens.Count == 0
                ? "puffy: No command is given. Give one, such as: puffy run --output out"
                : $"puffy: '{parsed.UnmatchedTokens[0]}' is not a command. The commands are {string.Join(", ", command.Subcommands.Select(known => known.Name))}.");
            screen.Line("See: puffy --help");
            return;
        }

        foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
        {
            screen.Line($"puffy: {message}");
        }

        screen.Line($"See: puffy {command.Name} --help");
    }
}
