namespace Puffy.Analytics.RuleFiles;

/// <summary>The rules files that Puffy comes with, embedded in this assembly.</summary>
internal static class BuiltInRules
{
    /// <summary>The text of a file, to be read, or copied and edited.</summary>
    /// <param name="file">Its name.</param>
    public static string TextOf(string file)
    {
        using var stream = typeof(BuiltInRules).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
