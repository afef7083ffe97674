using Puffy.Analytics;

namespace Puffy.Client.Commands;

/// <summary>The text of a rules file that a flag names.</summary>
internal static class RulesText
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidInputException">The file can't be read.</exception>
    public static string Read(FileInfo rules, string flag)
    {
        try
        {
            return File.ReadAllText(rules.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"{flag}: the file '{rules}' cannot be read ({exception.Message.TrimEnd('.')}). Check the path and its permissions.", exception);
        }
    }
}
