namespace Puffy.Cases;

/// <summary>Cases that Puffy does not satisfy yet. A case that is listed and holds fails its test, so the list is never out of date.</summary>
internal static class KnownShortfalls
{
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal);
}
