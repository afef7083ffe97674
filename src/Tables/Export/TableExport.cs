using System.Globalization;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Quality;
using Puffy.Tables.Bronze;

namespace Puffy.Tables.Export;

/// <summary>Writes every table in one pass over the journeys, on all cores.</summary>
public sealed class TableExport : IDisposable
{
    private readonly string _folder;
    private readonly IStoreContents _contents;
    private readonly JourneyTables _journeys;
    private readonly TableWriter<QuarantineRow> _quarantine;
    private readonly AttributionChoice _choice;

    /// <summary>An export of a store's contents below a folder: read, then finish.</summary>
    /// <param name="contents">What the store holds.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="choice">Which models and paths are written; null for the usual ones.</param>
    public TableExport(IStoreContents contents, string folder, AttributionChoice? choice = null)
    {
        _choice = choice ?? new AttributionChoice();
        ArgumentNullException.ThrowIfNull(contents);
        _contents = contents;
        _folder = folder;
        _journeys = new JourneyTables(folder, contents.NameOf, contents.Currency);
        _quarantine = new(BronzeTables.Quarantine, folder);
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
        await _journeys.AddAsync(_contents.Shards, _contents.ReadJourneysAsync, NewReader, cancellationToken);
        var figures = new StoreFigures(_contents.Currency);
        ofReaders.ForEach(figures.Merge);
        figures.Attribute(_contents.Options, _choice.Models);
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

        Action<Journey> NewReader()
        {
            ofReaders.Add(new StoreFigures(_contents.Currency));
            return ofReaders[^1].Add;
        }
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
                () => CreditExport.Write(_folder, figures.Orders, _choice.Models, figures.Attribution.Models),
                () => TableWriter<FileFinding>.Write(BronzeTables.Findings, _folder, Findings(figures)))
            .Concat(AggregateTables.Write(_folder, figures.Attribution, figures.Funnel, figures.Monitoring, _contents.Currency, _choice))
            .ToDictionary(file => file.Table.Path);
        return [.. OutputTables.All.Select(table => all[table.Path])];
    }

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
