using Puffy.Analytics.Journeys;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>A table with rows of each journey, whatever its rows are made of.</summary>
internal interface IJourneyTable : IDisposable
{
    /// <summary>Takes journeys, for one thread at a time. Parts are asked for before any takes journeys.</summary>
    Action<Journey> Part();

    /// <summary>Sorts the rows of all parts and writes the file.</summary>
    TableFile Finish();
}

/// <summary>A table with rows of each journey.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <param name="table">The table.</param>
/// <param name="folder">The output folder.</param>
/// <param name="form">The form of the cells.</param>
/// <param name="rows">Gives the rows of a journey.</param>
internal sealed class JourneyTable<TRow>(Table<TRow> table, string folder, CellForm form, Action<Journey, Action<TRow>> rows) : IJourneyTable
{
    private readonly TableWriter<TRow> _writer = new(table, folder, form);

    /// <inheritdoc/>
    public Action<Journey> Part()
    {
        Action<TRow> add = _writer.Part().Add;
        return journey => rows(journey, add);
    }

    /// <inheritdoc/>
    public TableFile Finish() => _writer.Finish();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
