using System.Text.RegularExpressions;

namespace Puffy.Page;

/// <summary>What the page's files may hold.</summary>
public sealed partial class ModuleTests
{
    [Fact]
    public void No_module_or_sheet_is_above_300_lines() =>
        Assert.DoesNotContain(Modules().Concat(Sheets()), file => File.ReadLines(file).Count() > 300);

    [Fact]
    public void Files_name_no_other_host()
    {
        var named = Modules().Concat(Sheets()).Append(Path.Combine(PageFolders.Page, "index.html"))
            .SelectMany(file => Address().Matches(File.ReadAllText(file)).Select(match => match.Value));
        Assert.Equal(["http://www.w3.org/2000/svg"], named);
    }

    [Fact]
    public void The_policy_of_the_server_has_nothing_inline_to_refuse()
    {
        var html = File.ReadAllText(Path.Combine(PageFolders.Page, "index.html"));
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html);
    }

    /// <summary>Otherwise a browser finds out about a module only when it has read the one that imports it.</summary>
    [Fact]
    public void The_page_names_every_module_at_once()
    {
        var html = File.ReadAllText(Path.Combine(PageFolders.Page, "index.html"));
        var named = Named().Matches(html).Select(match => match.Groups["module"].Value).Order(StringComparer.Ordinal);
        Assert.Equal(Modules().Select(file => Path.GetRelativePath(PageFolders.Page, file).Replace('\\', '/')).Order(StringComparer.Ordinal), named);
    }

    private static IEnumerable<string> Sheets() => Directory.EnumerateFiles(PageFolders.Page, "*.css", SearchOption.AllDirectories);

    private static IEnumerable<string> Modules() => Directory.EnumerateFiles(PageFolders.Page, "*.js", SearchOption.AllDirectories);

    [GeneratedRegex("""<(link rel="modulepreload" href|script type="module" src)="(?<module>[^"]+)">""", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"https?://[\w.-]+[^\s""'`<)]*")]
    private static partial Regex Address();
}
