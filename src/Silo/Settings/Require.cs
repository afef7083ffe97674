namespace Puffy.Silo.Settings;

/// <summary>Checks of single settings, with errors that name the setting and what it may be.</summary>
internal static class Require
{
    public static void Text(string key, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new SettingsException($"{key} is empty. Give it a value, or leave it out for its default.");
        }
    }

    public static void Between<T>(string key, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new SettingsException($"{key} is {value}; it must be from {least} to {most}.");
        }
    }

    public static Uri HttpAddress(string key, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SettingsException($"{key} is '{value}'; it must be an address such as http://localhost:8080.");
}
