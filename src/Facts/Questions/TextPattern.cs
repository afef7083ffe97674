using System.Text.RegularExpressions;
using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>Patterns of <c>matches</c>: regular expressions whose cost is linear in the text.</summary>
internal static class TextPattern
{
    /// <summary>The longest pattern.</summary>
    public const int MostLetters = 1_000;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="InvalidInputException">It is too long, is none, or asks for more than linear time.</exception>
    public static Regex Parse(string pattern)
    {
        if (pattern.Length > MostLetters)
        {
            throw new InvalidInputException($"A pattern of \"matches\" has {pattern.Length:N0} characters; at most {MostLetters:N0} are allowed. Shorten it, or give several patterns.");
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException e)
        {
            throw new InvalidInputException($"The pattern \"{pattern}\" uses look-around, a back reference or another construct that can take more than linear time. Write it without.", e);
        }
        catch (RegexParseException e)
        {
            throw new InvalidInputException($"\"{pattern}\" is not a regular expression: {e.Error} at character {e.Offset}. To find a text as it is, use \"contains\".", e);
        }
    }
}
