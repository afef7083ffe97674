using System.Globalization;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Quality;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Export;

/// <summary>Writes every table in one pass over the journeys, on all cores.</summary>
public sealed class TableExport : IDisposable
{
    private readonly string _folder;
    private readonly IStoreContents _contents;
    private readonly JourneyTables _journeys;
    private readonly TableWriter<QuarantineRow> _quarantine;
    private readonly AnalysisOptions _options;
    private readonly CellForm _form;
    private readonly AttributionChoice _choice;

    /// <summary>An export of a store's contents below a folder: read, then finish.</summary>
    /// <param name="contents">What the store holds.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="choice">Which models and paths are written; null for the usual ones.</param>
    /// <param name="form">The form of the cells; its currency is the store's.</param>
    public TableExport(IStoreContents contents, string folder, AttributionChoice? choice = null, CellForm form = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        (_contents, _folder, _options, _form, _choice) = (contents, folder, contents.Options, form with { Currency = contents.Currency }, choice ?? new AttributionChoice());
        _journeys = new JourneyTables([folder], contents.NameOf, _form);
        _quarantine = new(BronzeTables.Quarantine, [folder], _form);
    }

    /// <summary>Deletes what was written on the way.</summary>
    public void Dispose()
    {
        _journeys.Dispose();
        _quarantine.Dispose();
    }

    /// <summary>Reads the journeys and refused rows once, gathering rows and figures.</summary>
    /// <exception cref="MissingRowsException">The store lacks rows that it had taken.</exception>
    public async Task<StoreFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var ofReaders = new List<StoreFigures>();
        await JourneyPass.ReadAsync(_contents.Shards, _contents.ReadJourneysAsync, () => NewReader(ofReaders), cancellationToken);
        var figures = NewFigures();
        ofReaders.ForEach(figures.Merge);
        figures.Attribute(_options, _choice.Models);
        _journeys.AddOfPersons(figures.Attribution.Persons);
        var quarantine = _quarantine.Part();
        await foreach (var batch in _contents.ReadRefusedRowsAsync(cancellationToken))
        {
            foreach (var row in batch)
            {
                figures.Add(row);
                quarantine.Add(row);
            }
        }

        MissingRowsException.ThrowIfAny(
            _contents.Files,
            file => figures.Monitoring.AcceptedRows[file].Value + figures.RefusedBySource.GetValueOrDefault(file),
            await _contents.ReadErasedRowsAsync(cancellationToken));
        return figures;
    }

    /// <summary>Sorts and writes every table.</summary>
    /// <param name="figures">What <see cref="ReadAsync"/> gathered.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public IReadOnlyList<TableFile> Finish(StoreFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var all = _journeys
            .Finish(
                _quarantine.Finish,
                () => CreditExport.Write([_folder], [new CreditedOrders(figures.Orders, figures.Attribution.Models)], _choice.Models, _form),
                () => [TableWriter<FileFinding>.Write(BronzeTables.Findings, _folder, Findings(figures), _form)])
            .Concat(AggregateTables.Write(_folder, figures.Attribution, figures.Funnel, figures.Monitoring, _form, _choice))
            .ToDictionary(file => file.Table.Path);
        return [.. OutputTables.All.Select(table => all[table.Path])];
    }

    /// <summary>A reader of journeys, for one thread at a time.</summary>
    private Action<Journey> NewReader(List<StoreFigures> ofReaders)
    {
        var (figures, rows) = (NewFigures(), _journeys.NewReader());
        ofReaders.Add(figures);
        return journey =>
        {
            figures.Add(journey);
            rows.Add(journey);
        };
    }

    private StoreFigures NewFigures() => new(_form.Currency, _choice.OtherChoices);

    private IEnumerable<FileFinding> Findings(StoreFigures figures) =>
        new FindingWeights(figures.FilesOf(_contents.Files), OrderChecks.Of(figures.Quality.Orders)).OfFiles().Select(found => new FileFinding(
            found.Finding.Kind,
            found.File.Name,
            found.File.Id,
            found.Finding.Subject,
            found.Finding.FirstDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
            found.Weight.Rows,
            found.Weight.RevenueShare,
            found.Finding.Detail,
            FindingCatalogue.Of(found.Finding.Kind)?.Advice ?? string.Empty));
}
