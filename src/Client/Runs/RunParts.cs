using System.Diagnostics;
using Puffy.Reports.Runs;

namespace Puffy.Client.Runs;

/// <summary>A part of a run, done or failed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
/// <param name="Made">What it made.</param>
internal sealed record RunPart(string Name, double Seconds, string? Failure, Made Made);

/// <summary>What a part of a run made.</summary>
/// <param name="Summary">What came of it, in a phrase.</param>
/// <param name="Files">The files.</param>
internal sealed record Made(string Summary, IReadOnlyList<MadeFile> Files)
{
    /// <summary>Nothing.</summary>
    public static Made Nothing { get; } = new(string.Empty, []);

    /// <summary>Why the part failed although it made what it was to make; null where it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Files of a report.</summary>
    public static Made Of(string summary, IEnumerable<ReportFile> files) => new(summary, [.. files.Select(file => new MadeFile(file.Path, null, file.Bytes))]);
}

/// <summary>A file that a run made.</summary>
/// <param name="Path">Its path in the output folder.</param>
/// <param name="Rows">Its rows; null where it is no table.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record MadeFile(string Path, long? Rows, long Bytes);

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
    /// <param name="work">Does it, and tells what it made.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> DoAsync(string name, string title, Func<Task<Made>> work)
    {
        output.WriteLine();
        output.WriteLine($"── {title} {new string('─', Math.Max(3, 74 - title.Length))}");
        var clock = Stopwatch.StartNew();
        var made = Made.Nothing;
        try
        {
            made = await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            made = made with { Failure = Reason(exception) };
        }

        var part = new RunPart(name, clock.Elapsed.TotalSeconds, made.Failure, made);
        _parts.Add(part);
        output.WriteLine(made.Failure is null ? made.Summary : $"{name} failed: {made.Failure}");
        return made.Failure is null;
    }

    /// <summary>Does a part that is done at once.</summary>
    public Task<bool> DoAsync(string name, string title, Func<Made> work) => DoAsync(name, title, () => Task.FromResult(work()));

    /// <summary>Work on several cores fails with all that went wrong at once; its own message names only their number.</summary>
    private static string Reason(Exception exception) => exception is AggregateException several
        ? string.Join(" ", several.Flatten().InnerExceptions.Select(inner => inner.Message).Distinct())
        : exception.Message;
}
