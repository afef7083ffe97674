using Puffy.Grains.Loading;

namespace Puffy.Client.Loading;

/// <summary>What a load did.</summary>
internal sealed class LoadSummary
{
    private readonly SortedDictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly List<LoadedFile> _files = [];

    /// <summary>The files that were loaded.</summary>
    public IReadOnlyList<LoadedFile> Files => _files;

    /// <summary>Refused rows by reason.</summary>
    public IReadOnlyDictionary<string, long> Refused => _refused;

    /// <summary>Rows read.</summary>
    public long Rows => _files.Sum(file => file.Rows);

    /// <summary>Rows accepted.</summary>
    public long Accepted => _files.Sum(file => file.Accepted);

    /// <summary>Whether rows were refused, or files rejected whole.</summary>
    public bool HasRefusals => _refused.Count > 0 || _files.Any(file => file.Quarantined > 0 || file.Findings.Any(finding => finding.Kind
        is Analytics.Intake.FindingKinds.UnreadableFile or Analytics.Intake.FindingKinds.TruncatedFile));

    /// <summary>Counts a file.</summary>
    public void Add(LoadedFile file) => _files.Add(file);

    /// <summary>Counts a refused row.</summary>
    public void Refuse(string reason) => _refused[reason] = _refused.GetValueOrDefault(reason) + 1;
}
