using Microsoft.Extensions.Configuration;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Settings;

/// <summary>
/// Reads a silo's settings. A later source overrules an earlier one: defaults; the JSON file named by <c>--config</c>;
/// environment variables such as <c>PUFFY_CLUSTER__SILOPORT</c>; the command line, such as <c>--cluster-silo-port</c>.
/// </summary>
internal static class SettingsReader
{
    public const string ConfigFlag = "--config";
    public const string EnvironmentPrefix = "PUFFY_";

    /// <summary>Reads and checks settings.</summary>
    /// <exception cref="SettingsException">A setting is unknown or cannot be used.</exception>
    /// <exception cref="StoreException">A setting of the store cannot be used.</exception>
    public static SiloSettings Read(string[] args)
    {
        var (file, flags) = ReadFlags(args);
        var sources = new ConfigurationBuilder();
        if (file is not null)
        {
            sources.AddConfiguration(ReadFile(file));
        }

        var configuration = sources.AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(flags).Build();
        RequireKnownSections(configuration);
        var settings = Bind(configuration);
        settings.Validate();
        return settings;
    }

    private static (string? File, Dictionary<string, string?> Flags) ReadFlags(string[] args)
    {
        var keys = SettingsHelp.All.ToDictionary(setting => setting.Flag, setting => setting.Key, StringComparer.Ordinal);
        string? file = null;
        var flags = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Length; i++)
        {
            var split = args[i].IndexOf('=', StringComparison.Ordinal);
            var flag = split < 0 ? args[i] : args[i][..split];
            if (flag != ConfigFlag && !keys.ContainsKey(flag))
            {
                throw new SettingsException($"'{flag}' is not a flag of puffy-silo. See puffy-silo --help.");
            }

            if (split < 0 && i + 1 == args.Length)
            {
                throw new SettingsException($"{flag} has no value. Give it one: {flag} VALUE.");
            }

            var value = split < 0 ? args[++i] : args[i][(split + 1)..];
            if (flag == ConfigFlag)
            {
                file = value;
            }
            else
            {
                flags[keys[flag]] = value;
            }
        }

        return (file, flags);
    }

    private static IConfigurationRoot ReadFile(string path)
    {
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false).Build();
            foreach (var section in file.GetChildren())
            {
                if (!SettingsHelp.Sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
                {
                    throw new SettingsException($"'{section.Key}' in '{path}' is not a section of settings. The sections are {string.Join(", ", SettingsHelp.Sections)}.");
                }
            }

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            throw new SettingsException($"The settings file '{path}' cannot be read ({exception.InnerException?.Message ?? exception.Message}). Check path, permissions and that it is JSON.");
        }
    }

    /// <summary>Reports misspelt settings wherever they stand. An unknown environment variable may belong to another program.</summary>
    private static void RequireKnownSections(IConfigurationRoot configuration)
    {
        var known = SettingsHelp.All.Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var section in SettingsHelp.Sections.Select(configuration.GetSection))
        {
            foreach (var setting in section.GetChildren())
            {
                if (!known.Contains(setting.Path))
                {
                    throw new SettingsException($"'{setting.Path}' is not a setting. See puffy-silo --help.");
                }
            }
        }
    }

    private static SiloSettings Bind(IConfigurationRoot configuration)
    {
        try
        {
            return configuration.Get<SiloSettings>() ?? new SiloSettings();
        }
        catch (InvalidOperationException exception)
        {
            throw new SettingsException($"{exception.Message} {exception.InnerException?.Message}".TrimEnd());
        }
    }
}
