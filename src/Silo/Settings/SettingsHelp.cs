using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Puffy.Silo.Settings;

/// <summary>One thing that a silo can be told.</summary>
/// <param name="Key">Its section and name in a settings file, with a colon between.</param>
/// <param name="Description">What it means.</param>
internal sealed partial record Setting(string Key, string Description)
{
    /// <summary>Its name on the command line.</summary>
    public string Flag => "--" + WordStart().Replace(Key.Replace(':', '-'), "$1-$2").ToLowerInvariant();

    /// <summary>Its name in the environment.</summary>
    public string Variable => SettingsReader.EnvironmentPrefix + Key.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex WordStart();
}

/// <summary>All settings, as the settings records describe them.</summary>
internal static class SettingsHelp
{
    public const string CheckFlag = "--check";

    /// <summary>The sections of a settings file.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. typeof(SiloSettings).GetProperties().Select(section => section.Name)];

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from section in typeof(SiloSettings).GetProperties()
           from setting in section.PropertyType.GetProperties()
           let description = setting.GetCustomAttribute<DescriptionAttribute>()
           where description is not null
           select new Setting($"{section.Name}:{setting.Name}", description.Description),
    ];

    public static bool IsAskedFor(string[] args) => args is ["--help" or "-h" or "-?"];

    public static void Write(TextWriter output)
    {
        output.WriteLine("""
            puffy-silo: one silo of a Puffy cluster.

            Settings come from a JSON file (--config FILE), from the environment and from the command line; the later
            overrules the earlier. Times are written hh:mm:ss.

            Example:
              puffy-silo --store-sqlite shop.store
              puffy-silo --check http://localhost:8080    asks whether it is ready: exit status 0 or 1
              puffy load --input exports/ --cluster localhost:30000
            """);
        foreach (var setting in All)
        {
            output.WriteLine();
            output.WriteLine($"{setting.Flag}  {setting.Variable}  {setting.Key}");
            output.WriteLine($"    {setting.Description}");
        }
    }
}
