namespace Puffy.Reports.Style;

/// <summary>The result of a check. Its word in capitals is coloured if it stands alone in a table's cell.</summary>
public enum Status
{
    /// <summary>As expected.</summary>
    Pass,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Needs action.</summary>
    Critical,

    /// <summary>Could not be judged.</summary>
    Skipped,

    /// <summary>Not as expected, for results without a middle.</summary>
    Fail,
}

/// <summary>The written words of <see cref="Status"/>.</summary>
internal static class StatusWords
{
    /// <summary>The word as written in reports, such as <c>WARNING</c>.</summary>
    public static string Word(this Status status) => status switch
    {
        Status.Pass => "PASS",
        Status.Warning => "WARNING",
        Status.Critical => "CRITICAL",
        Status.Skipped => "SKIPPED",
        Status.Fail => "FAIL",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    /// <summary>The status that a word names, or null for any other text.</summary>
    public static Status? Parse(string word) => word switch
    {
        "PASS" => Status.Pass,
        "WARNING" => Status.Warning,
        "CRITICAL" => Status.Critical,
        "SKIPPED" => Status.Skipped,
        "FAIL" => Status.Fail,
        _ => null,
    };
}
