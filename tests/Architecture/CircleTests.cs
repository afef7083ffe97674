using ArchUnitNET.Fluent.Slices;

namespace Puffy.Architecture;

/// <summary>Folders of a project depend on each other in one direction.</summary>
public sealed class CircleTests
{
    public static TheoryData<string> Projects => [.. PuffyCode.SourceProjects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_form_no_circle(string project) => PuffyCode.AssertNone(
        SliceRuleDefinition.Slices().Matching($"Puffy.{project}.(**)").Should().BeFreeOfCycles().Evaluate(PuffyCode.Architecture)
            .Where(result => !result.Passed)
            .Select(result => result.Description));
}
