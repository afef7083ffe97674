using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Puffy.Architecture;

/// <summary>What Puffy takes from others.</summary>
public sealed class PackageTests
{
    [Fact]
    public void A_prerelease_package_has_a_decision_that_says_why()
    {
        var decisions = string.Concat(Directory.EnumerateFiles(Path.Combine(Root(), "docs", "decisions"), "*.md").Select(File.ReadAllText));
        var prereleases = XDocument.Load(Path.Combine(Root(), "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => package.Attribute("Version")!.Value.Contains('-', StringComparison.Ordinal))
            .Select(package => package.Attribute("Include")!.Value)
            .ToList();

        Assert.NotEmpty(prereleases);
        Assert.All(prereleases, package => Assert.Contains(package, decisions, StringComparison.Ordinal));
    }

    private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..");
}
