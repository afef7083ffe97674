using System.Text.RegularExpressions;

namespace Puffy.Cases;

/// <summary>Judges a text: a file that was written, or what a command printed.</summary>
internal static partial class PrintedText
{
    public static IEnumerable<string> Judge(string title, string text, ExpectedText? wanted)
    {
        if (wanted is null)
        {
            yield break;
        }

        foreach (var part in wanted.Contains.Where(part => !text.Contains(part, StringComparison.Ordinal)))
        {
            yield return $"{title} lacks {Comparison.Shown(part)}";
        }

        foreach (var part in wanted.Lacks.Where(part => text.Contains(part, StringComparison.Ordinal)))
        {
            yield return $"{title} has {Comparison.Shown(part)}";
        }

        var widest = LineEnd().Split(LogEntry().Replace(text, string.Empty)).Max(line => line.EnumerateRunes().Count());
        if (widest > wanted.MaxWidth)
        {
            yield return $"{title}: expected at most {wanted.MaxWidth} letters a line, got {widest}";
        }
    }

    /// <summary>An entry of the framework's log: its first line, and the indented ones below.</summary>
    [GeneratedRegex(@"^(?:info|warn|fail|crit): .*\n(?: {6}.*\n)*", RegexOptions.Multiline)]
    private static partial Regex LogEntry();

    [GeneratedRegex("\r\n|[\n\v\f\r\u001C\u001D\u001E\u0085\u2028\u2029]")]
    private static partial Regex LineEnd();
}
