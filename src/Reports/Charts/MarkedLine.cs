namespace Puffy.Reports.Charts;

/// <summary>A value of the horizontal axis that a vertical line marks.</summary>
/// <param name="At">In the unit of the axis.</param>
/// <param name="Label">Stands at the line.</param>
internal sealed record MarkedLine(double At, string Label);
