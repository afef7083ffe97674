using Puffy.Analytics.Options;
using Puffy.Tables.Export;
using Puffy.Tables.Runs;

namespace Puffy.Reports.Runs;

/// <summary>What every report is made of.</summary>
/// <param name="Figures">The figures over all that the store holds.</param>
/// <param name="Files">The files they come from.</param>
/// <param name="Record">The run record: numbers in reports equal it.</param>
/// <param name="Rules">The rules under which they were computed.</param>
/// <param name="Folder">The output folder.</param>
/// <param name="Pdf">Whether PDFs are made.</param>
/// <param name="CreatedAt">The time that documents carry, UTC.</param>
public sealed record ReportContext(
    StoreFigures Figures,
    IReadOnlyList<SourceFile> Files,
    RunRecord Record,
    AnalysisRules Rules,
    string Folder,
    bool Pdf,
    DateTime CreatedAt);
