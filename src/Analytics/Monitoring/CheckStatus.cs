namespace Puffy.Analytics.Monitoring;

/// <summary>The result of a check. The worse, the greater.</summary>
public enum CheckStatus
{
    /// <summary>Could not be judged; the result says why.</summary>
    Skipped,

    /// <summary>As expected.</summary>
    Pass,

    /// <summary>Worth a look.</summary>
    Warning,

    /// <summary>Needs action before the figures are used.</summary>
    Critical,
}

/// <summary>The written names of statuses.</summary>
public static class CheckStatusNames
{
    /// <summary>The name as written in reports, such as <c>WARNING</c>.</summary>
    public static string Name(this CheckStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>The worst of several; <see cref="CheckStatus.Skipped"/> where there is none.</summary>
    public static CheckStatus Worst(this IEnumerable<CheckStatus> statuses) => statuses.DefaultIfEmpty(CheckStatus.Skipped).Max();
}
