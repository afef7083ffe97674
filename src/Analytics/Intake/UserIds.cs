using Puffy.Analytics.Events;

namespace Puffy.Analytics.Intake;

/// <summary>Distinguishes user ids from placeholders and damaged ids.</summary>
internal static class UserIds
{
    /// <summary>Whether a text, without white space around it, is a user's id: not empty, no placeholder, not damaged.</summary>
    public static bool IsId(ReadOnlySpan<byte> text) => !text.IsEmpty && !Placeholder.Is(text) && !SpreadsheetNumber.Is(text);

    /// <summary>Says why a text is not a user's id, for a person.</summary>
    /// <param name="text">The text, without white space around it, for which <see cref="IsId"/> is false.</param>
    /// <param name="quoted">The text in the form shown to people.</param>
    public static string Explain(ReadOnlySpan<byte> text, string quoted) =>
        text.IsEmpty ? "the user id is empty; the tracker lost it, or the column is not filled"
        : SpreadsheetNumber.Is(text) ? $"the user id '{quoted}' was damaged by a spreadsheet, which rounds long numbers; export the file again and do not save it in a spreadsheet"
        : $"the user id '{quoted}' is a placeholder that a tracker without an id writes; check the tracker";
}
