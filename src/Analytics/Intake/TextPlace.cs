namespace Puffy.Analytics.Intake;

/// <summary>Where the text of a row stands in its file.</summary>
/// <param name="Start">The place of its first byte in the text of the file: unpacked, as UTF-8, without a byte order mark.</param>
/// <param name="Length">Its length in bytes of UTF-8.</param>
public readonly record struct TextPlace(long Start, int Length);
