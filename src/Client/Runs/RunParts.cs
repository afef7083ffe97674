using System.Collections.Concurrent;
using System.Diagnostics;
using Puffy.Client.Terminal;
using Puffy.Tables.Runs;

namespace Puffy.Client.Runs;

/// <summary>The parts of a run, in the order in which they are shown.</summary>
internal enum PartOfRun
{
    /// <summary>Exports are loaded and validated.</summary>
    Load,

    /// <summary>Journeys are read, and figures and rows gathered of them.</summary>
    Read,

    /// <summary>The data quality report.</summary>
    Quality,

    /// <summary>Bronze, silver and gold tables.</summary>
    Tables,

    /// <summary>The tables as Parquet.</summary>
    Parquet,

    /// <summary>The executive summary.</summary>
    Executive,

    /// <summary>The attribution report.</summary>
    Attribution,

    /// <summary>The star schema.</summary>
    Schema,

    /// <summary>Validation of the written tables.</summary>
    Validation,

    /// <summary>Monitoring.</summary>
    Monitoring,

    /// <summary>The run record.</summary>
    Record,
}

/// <summary>A part of a run, done or failed.</summary>
/// <param name="Part">Which.</param>
/// <param name="Seconds">How long it took, other parts having gone on at the same time.</param>
/// <param name="Made">What it made.</param>
internal sealed record RunPart(PartOfRun Part, double Seconds, Made Made)
{
    /// <summary>Why it failed; null where it did not.</summary>
    public string? Failure => Made.Failure;

    /// <summary>Its name in the run record.</summary>
    public string Name { get; } = Part.ToString().ToLowerInvariant();
}

/// <summary>What a part of a run made.</summary>
/// <param name="Summary">The result, in a phrase.</param>
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
/// <param name="Rows">Its rows; null if it is not a table.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record MadeFile(string Path, long? Rows, long Bytes);

/// <summary>Does the parts of a run, several at a time. A part that fails says so, and the others still run.</summary>
internal sealed class RunParts(Screen screen)
{
    private readonly ConcurrentBag<RunPart> _parts = [];

    /// <summary>The parts so far, in the order of <see cref="PartOfRun"/>, whichever ended first.</summary>
    public IReadOnlyList<RunPart> Done => [.. _parts.OrderBy(part => part.Part)];

    /// <summary>Whether a certain part failed.</summary>
    public bool HasFailed(PartOfRun part) => _parts.Any(done => done.Part == part && done.Failure is not null);

    /// <summary>Whether a part failed.</summary>
    public bool AnyFailed => _parts.Any(part => part.Failure is not null);

    /// <summary>The parts so far, as the run record has them.</summary>
    public IReadOnlyList<StageRecord> Stages => [.. Done.Select(part => new StageRecord(part.Name, Math.Round(part.Seconds, 3), part.Failure))];

    /// <summary>Does a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="title">What its banner says.</param>
    /// <param name="work">Does the work and returns what it made.</param>
    /// <returns>Whether it was done.</returns>
    public async Task<bool> DoAsync(PartOfRun part, string title, Func<Task<Made>> work)
    {
        screen.Banner(title);
        var clock = Stopwatch.StartNew();
        var made = Made.Nothing;
        try
        {
            made = await work();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            made = made with { Failure = Failures.Explain(exception) ?? Fault(exception) };
        }

        var done = new RunPart(part, clock.Elapsed.TotalSeconds, made);
        _parts.Add(done);
        screen.Line(done.Failure is null ? $"{done.Name}: {made.Summary}" : $"{done.Name} failed: {done.Failure}");
        return done.Failure is null;
    }

    /// <summary>Does a part that computes and waits for nobody, on a thread of the pool.</summary>
    public Task<bool> DoAsync(PartOfRun part, string title, Func<Made> work) => DoAsync(part, title, () => Task.Run(work));

    /// <summary>A fault in Puffy is shown with its trace; the other parts still run.</summary>
    private string Fault(Exception exception)
    {
        screen.Document($"{exception}{Environment.NewLine}");
        return $"a fault in Puffy ({exception.GetType().Name}: {exception.Message}) Please report it with the trace above.";
    }
}
