using Puffy.Analytics.Journeys;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>A table with rows of each journey, whatever its rows are made of.</summary>
internal interface IJourneyTable : IDisposable
{
    /// <summary>Takes journeys, for one thread at a time. Parts are asked for before any takes journeys.</summary>
    Action<Journey, FolderSet> Part();

    /// <summary>Sorts the rows of all parts and writes the file of each folder.</summary>
    IReadOnlyList<TableFile> Finish();
}

/// <summary>A table with rows of each journey.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <param name="table">The table.</param>
/// <param name="folders">The output folders.</param>
/// <param name="form">The form of the cells.</param>
/// <param name="rows">Gives the rows of a journey.</param>
internal sealed class JourneyTable<TRow>(Table<TRow> table, IReadOnlyList<string> folders, CellForm form, Action<Journey, Action<TRow>> rows) : IJourneyTable
{
    private readonly TableWriter<TRow> _writer = new(table, folders, form);

    /// <inheritdoc/>
    public Action<Journey, FolderSet> Part()
    {
        var part = _writer.Part();
        Action<TRow> add = part.Add;
        return (journey, folders) =>
        {
            part.Into = folders;
            rows(journey, add);
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<TableFile> Finish() => _writer.Finish();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
