using System.Runtime.CompilerServices;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Puffy.Architecture;

/// <summary>The code under src, as it was compiled and as it is written.</summary>
internal static class PuffyCode
{
    /// <summary>The folder src.</summary>
    public static readonly string SourceFolder = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "src"));

    /// <summary>The assemblies of src.</summary>
    public static readonly IReadOnlyList<Assembly> Assemblies =
        [.. SourceProjects.Select(project => Assembly.Load(new System.Reflection.AssemblyName(AssemblyOf(project))))];

    /// <summary>Types, members and what they depend on.</summary>
    public static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader().LoadAssemblies([.. Assemblies]).Build();

    /// <summary>Types that someone wrote, without those that compilers and Orleans generate.</summary>
    public static readonly IReadOnlyList<IType> Types =
        [.. Architecture.Types.Where(type => IsOfPuffy(type) && !type.FullName.Contains('<', StringComparison.Ordinal) && !type.IsCompilerGenerated)];

    /// <summary>The folders of src that hold a project, by name.</summary>
    public static IEnumerable<string> SourceProjects =>
        Directory.EnumerateFiles(SourceFolder, "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    /// <summary>Source files, generated ones left out.</summary>
    public static IEnumerable<string> SourceFiles => SourceProjects.SelectMany(project =>
        Directory.EnumerateFiles(Path.Combine(SourceFolder, project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));

    /// <summary>Whether a type is of a namespace or of one below it.</summary>
    public static bool IsIn(this IType type, string space) =>
        type.Namespace is { FullName: var name } && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>What types depend on beyond themselves, each pair once.</summary>
    public static IEnumerable<(IType From, IType To)> Uses(this IEnumerable<IType> types) =>
        types.SelectMany(type => type.Dependencies.Select(dependency => (From: type, To: dependency.Target))).Where(pair => pair.To is not GenericParameter && !pair.From.Equals(pair.To)).Distinct();

    /// <summary>Nothing, or the sentences that say what breaks a rule.</summary>
    public static void AssertNone(IEnumerable<string> violations)
    {
        var all = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} in all:\n{string.Join('\n', all)}");
    }

    /// <summary>What breaks a rule is what is known to; whatever no longer does has to leave the list.</summary>
    /// <param name="violations">Names, and the sentences that say what is wrong with each.</param>
    /// <param name="known">Names that break the rule for now.</param>
    public static void AssertNoneBut(IReadOnlyCollection<string> known, IEnumerable<(string Name, string Sentence)> violations)
    {
        var found = violations.ToList();
        AssertNone(
        [
            .. found.Where(violation => !known.Contains(violation.Name)).Select(violation => violation.Sentence),
            .. known.Where(name => found.All(violation => violation.Name != name)).Select(name => $"{name} keeps the rule now: take it from the list of exceptions"),
        ]);
    }

    private static bool IsOfPuffy(IType type) => type.IsIn("Puffy");

    private static string AssemblyOf(string project) => project switch
    {
        "Client" => "puffy",
        "Silo" => "puffy-silo",
        _ => $"Puffy.{project}",
    };

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
