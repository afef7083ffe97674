using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace Puffy.Architecture;

/// <summary>A type is found where its name says, and its name is its own.</summary>
public sealed partial class NamingTests
{
    /// <summary>Names of one thing in both stores, or in both programs.</summary>
    private static readonly string[] Twins = ["ChecksumUpgrade", "Program", "GrainStates", "GroupCommit", "Read", "Read`1", "StoreSchema", "WriteRequest", "WriteRequest`1", "WriteSession"];

    /// <summary>Public for hosts of tests and benchmarks, which add a store to a silo of their own.</summary>
    private static readonly string[] NeedlesslyPublic = ["Puffy.Silo.Hosting.StoreHosting"];

    /// <summary>Public for their constants, which are compiled into their users and leave no trace.</summary>
    private static readonly string[] Constants =
    [
        "Puffy.Collector.Telemetry.CollectorMeter",
        "Puffy.Analytics.Events.EventNames",
        "Puffy.Analytics.Intake.FindingKinds",
        "Puffy.Analytics.Intake.SuppressedUser",
        "Puffy.Grains.Storage.StorageNames",
    ];

    [Fact]
    public void A_namespace_is_its_folder() => PuffyCode.AssertNone(
        from file in PuffyCode.SourceFiles
        let folder = Path.GetDirectoryName(Path.GetRelativePath(PuffyCode.SourceFolder, file))!
        let expected = $"Puffy.{folder.Replace(Path.DirectorySeparatorChar, '.')}"
        let declared = Namespace().Match(File.ReadAllText(file))
        where declared.Success && declared.Groups[1].Value != expected
        select $"{folder}/{Path.GetFileName(file)} is in {declared.Groups[1].Value}, not {expected}");

    [Fact]
    public void A_type_name_stands_for_one_type() => PuffyCode.AssertNone(
        from type in PuffyCode.Types
        where !type.IsNested && !Twins.Contains(type.Name)
        group type.FullName by type.Name into named
        where named.Count() > 1
        select $"{named.Key}: {string.Join(", ", named)}");

    [Fact]
    public void A_public_type_has_a_user_in_another_project() => PuffyCode.AssertNoneBut(
        NeedlesslyPublic,
        PuffyCode.Types
            .Where(type => type.Visibility == Visibility.Public && !type.IsNested && !Constants.Contains(type.FullName) && !Users(type).Any())
            .Select(type => (type.FullName, $"{type.FullName} is public and used in its own project alone: make it internal")));

    /// <summary>
    /// Types that need this one to be public: those of other projects, and public ones of its own whose signatures show it.
    /// </summary>
    private static IEnumerable<IType> Users(IType type) =>
        type.BackwardsDependencies
            .Where(dependency => !dependency.Origin.Equals(type) && (!Equals(dependency.Origin.Assembly, type.Assembly)
                || (dependency.Origin.Visibility == Visibility.Public && IsShown(dependency))))
            .Select(dependency => dependency.Origin);

    private static bool IsShown(ArchUnitNET.Domain.Dependencies.ITypeDependency dependency) => dependency is
        ArchUnitNET.Domain.Dependencies.InheritsBaseClassDependency
        or ArchUnitNET.Domain.Dependencies.ImplementsInterfaceDependency
        or ArchUnitNET.Domain.Dependencies.MethodSignatureDependency
        or ArchUnitNET.Domain.Dependencies.PropertyTypeDependency
        or ArchUnitNET.Domain.Dependencies.FieldTypeDependency
        or ArchUnitNET.Domain.Dependencies.GenericArgumentMemberDependency
        or ArchUnitNET.Domain.Dependencies.GenericArgumentTypeDependency;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
