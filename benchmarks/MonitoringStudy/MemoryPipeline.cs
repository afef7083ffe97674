using Puffy.Analytics.Currencies;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;
using Puffy.Ingest;
using Puffy.Ingest.Files;

namespace Puffy.MonitoringStudy;

/// <summary>Exports to monitoring's figures in memory: the same reader, journeys and rollups as the engine, without a store.</summary>
internal sealed class MemoryPipeline
{
    private static readonly AnalysisRules Rules = new(new AnalysisOptions());

    private readonly RowValidator _validator = new();
    private readonly Dictionary<string, EventLog> _users = new(StringComparer.Ordinal);
    private readonly RefusedRows _refused = new();
    private readonly List<MonitoredFile> _files = [];

    /// <summary>Reads every export of a folder.</summary>
    public static MonitoringInput Read(string folder)
    {
        var pipeline = new MemoryPipeline();
        Header? previous = null;
        foreach (var (at, file) in ExportFiles.Expand([folder]).Index())
        {
            previous = pipeline.Read(file, at + 1, previous);
        }

        return pipeline.Figures();
    }

    private Header Read(ExportFile file, int id, Header? previous)
    {
        using var reader = ExportReader.Open(file, id, _validator);
        var (accepted, refused) = (0, 0);
        while (reader.ReadNext() is { } batch)
        {
            foreach (var row in batch.Refused)
            {
                refused++;
                _refused.Add(id, row.Refusal.Day, row.Refusal.Reason, row.Refusal.Empty);
            }

            foreach (var (userId, item, _) in batch.Accepted)
            {
                if (!_users.TryGetValue(userId, out var log))
                {
                    _users.Add(userId, log = new EventLog());
                }

                if (log.Add(item) == Acceptance.Accepted)
                {
                    accepted++;
                }
                else
                {
                    refused++;
                    _refused.Add(id, item.Day, RefusalReason.DuplicateEvent, EmptyColumns.Of(item));
                }
            }
        }

        _files.Add(new MonitoredFile(file.Name, Complete: true, reader.Rows, accepted, refused, reader.Findings(previous)));
        return reader.Header;
    }

    private MonitoringInput Figures()
    {
        var (monitoring, channels) = (new MonitoringRollup(), new ChannelRollup());
        var (audit, fields) = (new RevenueAudit(), new FieldCollector(Currency.None));
        foreach (var (userId, log) in _users)
        {
            var journey = Journey.Of(userId, log.ToArray(), Rules);
            monitoring.Add(journey, sign: 1);
            channels.Add(journey, sign: 1);
            audit.Add(journey);
            fields.Add(journey.Events, journey.Orders);
        }

        return MonitoringInput.OfRollup(monitoring, _refused, _files, Rules.Options).With(audit, fields.ToProfile(), monitoring, channels);
    }
}
