using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Puffy.Silo.Settings;

/// <summary>One setting of a silo, as the help lists it.</summary>
/// <param name="Key">Its section and name in a settings file, with a colon between.</param>
/// <param name="Description">What it means, in imperative sentences or a noun phrase.</param>
/// <param name="Default">Its value where it is not given, as it would be written; empty for none.</param>
internal sealed partial record Setting(string Key, string Description, string Default)
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

    private const int Width = 80;
    private const string Indent = "    ";

    private static readonly SiloSettings Defaults = new();

    /// <summary>The sections of a settings file.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. typeof(SiloSettings).GetProperties().Select(section => section.Name)];

    /// <summary>Every setting.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from section in typeof(SiloSettings).GetProperties()
           from setting in section.PropertyType.GetProperties()
           let description = setting.GetCustomAttribute<DescriptionAttribute>()
           where description is not null
           select new Setting($"{section.Name}:{setting.Name}", description.Description, DefaultOf(section, setting)),
    ];

    public static bool IsAskedFor(string[] args) => args is ["--help" or "-h" or "-?"];

    /// <summary>Writes what the program is for and every setting with its default, in lines of at most 80 letters.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine("""
            puffy-silo: one silo of a Puffy cluster.

            Settings come from a JSON file (--config FILE), from the environment and from
            the command line; a later source overrules an earlier one. Lengths of time are
            written hh:mm:ss.

            Examples:
              puffy-silo --store-sqlite shop.store
              puffy-silo --check http://localhost:8080     is it ready? exit status 0 or 1
              puffy load --input exports/ --cluster localhost:30000
            """);
        foreach (var setting in All)
        {
            output.WriteLine();
            output.WriteLine($"{setting.Flag}  {setting.Variable}  {setting.Key}");
            WriteWrapped(output, setting.Default.Length == 0 ? setting.Description : $"{setting.Description} Default {setting.Default}.");
        }
    }

    private static string DefaultOf(PropertyInfo section, PropertyInfo setting) =>
        setting.GetValue(section.GetValue(Defaults)) switch
        {
            bool on => on ? "true" : "false",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? string.Empty,
        };

    private static void WriteWrapped(TextWriter output, string text)
    {
        var line = Indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > Width && line != Indent)
            {
                output.WriteLine(line);
                line = Indent;
            }

            line += line == Indent ? word : $" {word}";
        }

        output.WriteLine(line);
    }
}
