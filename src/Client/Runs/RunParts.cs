using System.Diagnostics;
using Puffy.Reports.Runs;

namespace Puffy.Client.Runs;

/// <summary>A part of a run, done or failed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
/// <param name="Files">The files that it made.</param>
internal sealed record RunPart(string Name, double Seconds, string? Failure, IReadOnlyList<MadeFile> Files);

/// <summary>A file that a run made.</summary>
/// <param name="Path">Its path in the output folder.</param>
/// <param name="Rows">Its rows; null where it is no table.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record MadeFile(string Path, long? Rows, long Bytes)
{
    /// <summary>A file of a report.</summary>
    public static MadeFile Of(ReportFile file) => new(file.Path, null, file.Bytes);
}

/// <summary>Does the parts of a run one after the other. A part that fails says so, and the others still run.</summary>
internal sealed class RunParts(TextWriter output)
{
    private readonly List<RunPart> _parts = [];

    /// <summary>The parts so far.</summary>
    public IReadOnlyList<RunPart> Done => _parts;

    /// <summary>Whether a part failed.</summary>
    public bool AnyFailed => _parts.Any(part => part.Failure is not null);

    /// <summary>The parts so far, as the run record has them.</summary>
    public IReadOnlyList<StageRecord> Stages => [.. _parts.Select(part => new StageRecord(part.Name, Math.Round(part.Seconds, 3)))];

    /// <summary>Does a part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">What its banner says.</param>
    /// <param name="work">Does it, and tells the files that it made.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> DoAsync(string name, string title, Func<Task<IReadOnlyList<MadeFile>>> work)
    {
        output.WriteLine();
        output.WriteLine($"── {title} {new string('─', Math.Max(3, 74 - title.Length))}");
        var clock = Stopwatch.StartNew();
        string? failure = null;
        IReadOnlyList<MadeFile> files = [];
        try
        {
            files = await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            failure = exception.Message;
            output.WriteLine($"{name} failed: {failure}");
        }

        _parts.Add(new RunPart(name, clock.Elapsed.TotalSeconds, failure, files));
        return failure is null;
    }
}
