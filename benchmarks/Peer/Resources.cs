using System.Text.Json;

namespace Puffy.Benchmarks.Peer;

/// <summary>The data files of Puffy's rules, embedded.</summary>
internal static class Resources
{
    /// <summary>A file's text.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>A rules file, in which comments are allowed.</summary>
    public static JsonDocument Json(string name) => JsonDocument.Parse(Text(name), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
}
