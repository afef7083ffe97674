namespace Puffy.Analytics.Wording;

/// <summary>Says several names in a sentence.</summary>
public static class ListText
{
    /// <summary>The names in their order, as in "a, b and c".</summary>
    /// <param name="names">At least one.</param>
    public static string Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }
}
