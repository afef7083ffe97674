namespace Puffy.Reports.Executive;

/// <summary>A fault of tracking that makes figures doubtful.</summary>
/// <param name="Fault">What is wrong, in a phrase.</param>
/// <param name="Found">How much of it there is.</param>
/// <param name="Size">What it does to which figure, and by how much.</param>
/// <param name="Weight">The revenue that it touches.</param>
internal sealed record Doubt(string Fault, string Found, string Size, decimal Weight)
{
    /// <summary>What follows from it; null where there is nothing to do.</summary>
    internal Advice? Advice { get; init; }
}
