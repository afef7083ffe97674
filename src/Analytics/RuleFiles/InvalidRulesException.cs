namespace Puffy.Analytics.RuleFiles;

/// <summary>A rules file cannot be used. The message names the file, the place in it, what is wrong there, and what is allowed.</summary>
internal sealed class InvalidRulesException : PuffyException
{
    /// <summary>Names the fault.</summary>
    /// <param name="file">The file's name, as the analyst gave it.</param>
    /// <param name="path">JSON path of the faulty value, such as <c>$.rules[2].channel</c>; the line if the text is not JSON.</param>
    /// <param name="fault">What is wrong, and what is allowed.</param>
    /// <param name="cause">The error of the JSON or regular expression reader, where there is one.</param>
    public InvalidRulesException(string file, string path, string fault, Exception? cause = null)
        : base($"{file}, {path}: {fault}", cause)
    {
        File = file;
        Path = path;
    }

    /// <summary>The file's name, as the analyst gave it.</summary>
    public string File { get; }

    /// <summary>JSON path of the faulty value; the line if the text is not JSON.</summary>
    public string Path { get; }
}
