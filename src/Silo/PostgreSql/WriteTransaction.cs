using System.Text;
using Npgsql;
using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;
using static Puffy.Silo.PostgreSql.WriteSession;

namespace Puffy.Silo.PostgreSql;

/// <summary>Writes of journeys and refused rows that share a transaction.</summary>
internal sealed class WriteTransaction
{
    private readonly List<JourneyRequest> _journeys;
    private readonly List<QuarantineRequest> _refusedRows;
    private readonly SortedDictionary<(int File, int Row), QuarantinedRow> _quarantined = [];
    private readonly Dictionary<(int Shard, string UserId), JourneyChange> _changes = [];
    private readonly SortedDictionary<int, ShardTotals> _totals = [];
    private readonly HashSet<string> _erased = new(StringComparer.Ordinal);
    private long _erasures;

    public WriteTransaction(IReadOnlyList<WriteRequest> requests)
    {
        _journeys = [.. requests.OfType<JourneyRequest>()];
        foreach (var request in _journeys)
        {
            _totals[request.Shard] = default;
            foreach (var write in request.Writes)
            {
                _changes.TryAdd((request.Shard, write.UserId), new JourneyChange());
            }
        }

        _refusedRows = [.. requests.OfType<QuarantineRequest>()];
    }

    /// <summary>Begins the transaction, locks the totals in the order of the shards, so that silos never wait for each other in a ring, and reads.</summary>
    public async Task ReadAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        if (_journeys.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                "SELECT shard, users, sequence, checksum FROM shard_totals WHERE shard = ANY($1) ORDER BY shard FOR UPDATE", Value(_totals.Keys.ToArray())));
            batch.BatchCommands.Add(Command(
                "SELECT shard, user_id, version FROM unnest($1, $2) AS wanted(shard, user_id) JOIN journeys USING (shard, user_id)",
                Value(_changes.Keys.Select(key => key.Shard).ToArray()),
                Bytes([.. _changes.Keys.Select(key => Encoding.UTF8.GetBytes(key.UserId))])));
            // Whoever erases a user locks the totals of the user's shard, too: who is not among them now will not be before the commit.
            batch.BatchCommands.Add(Command(
                "SELECT hash FROM erased_users WHERE hash = ANY($1)", Bytes([.. _journeys.SelectMany(request => request.Hashes.Values)])));
        }

        if (_refusedRows.Count > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT erasures FROM store_settings FOR SHARE"));
        }

        await using var reader = await batch.ExecuteReaderAsync();
        if (_journeys.Count > 0)
        {
            await ReadJourneysAsync(reader);
            await reader.NextResultAsync();
        }

        if (_refusedRows.Count > 0)
        {
            await reader.ReadAsync();
            _erasures = reader.GetInt64(0);
        }
    }

    /// <summary>Decides, in the order of the requests, what is written and what is refused.</summary>
    public void Decide()
    {
        foreach (var request in _refusedRows)
        {
            request.Result = request.ErasuresKnown == _erasures;
            foreach (var row in request.Result ? request.QuarantinedRows : [])
            {
                _quarantined[(row.SourceId, row.Row)] = row;
            }
        }

        foreach (var request in _journeys)
        {
            var refused = new List<string>();
            var erased = new List<string>();
            var users = 0;
            foreach (var write in request.Writes)
            {
                if (write.ExpectedVersion == 0 && _erased.Count > 0 && _erased.Contains(Convert.ToHexString(request.Hashes[write.UserId])))
                {
                    erased.Add(write.UserId);
                }
                else if (_changes[(request.Shard, write.UserId)].TryWrite(write))
                {
                    users += write.ExpectedVersion == 0 ? 1 : 0;
                }
                else
                {
                    refused.Add(write.UserId);
                }
            }

            var sequence = 0L;
            if (refused.Count + erased.Count < request.Writes.Count)
            {
                var totals = _totals[request.Shard];
                sequence = totals.Sequence + 1;
                _totals[request.Shard] = new ShardTotals(totals.Users + users, sequence);
            }

            request.Result = new WriteOutcome(sequence, refused, erased);
        }
    }

    /// <summary>Writes what was decided, and commits.</summary>
    public async Task CommitAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        var written = _changes.Where(change => change.Value.IsWritten).ToList();
        if (written.Count > 0)
        {
            AddJourneys(batch, [.. written.Where(change => change.Value.IsNew)], """
                INSERT INTO journeys(shard, user_id, version, pages, payload) SELECT * FROM unnest($1, $2, $3, $4, $5)
                """);
            AddJourneys(batch, [.. written.Where(change => !change.Value.IsNew)], """
                UPDATE journeys AS j SET version = n.version, pages = greatest(j.pages, n.pages), payload = coalesce(n.payload, j.payload)
                FROM unnest($1, $2, $3, $4, $5) AS n(shard, user_id, version, pages, payload)
                WHERE j.shard = n.shard AND j.user_id = n.user_id
                """);
            AddPages(batch, written);
            batch.BatchCommands.Add(Command(
                "UPDATE shard_totals AS t SET users = n.users, sequence = n.sequence, checksum = n.checksum FROM unnest($1, $2, $3, $4) AS n(shard, users, sequence, checksum) WHERE t.shard = n.shard",
                Value(_totals.Keys.ToArray()),
                Value(_totals.Values.Select(totals => totals.Users).ToArray()),
                Value(_totals.Values.Select(totals => totals.Sequence).ToArray()),
                Value(_totals.Select(totals => RowChecksums.Of(totals.Key, totals.Value)).ToArray())));
        }

        AddQuarantined(batch);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        await batch.ExecuteNonQueryAsync();
    }

    private async Task ReadJourneysAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            _totals[reader.GetInt32(0)] = ShardTotalsColumns.Read(reader, reader.GetInt32(0), from: 1);
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            _changes[(reader.GetInt32(0), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(1)))].Found(reader.GetInt64(2));
        }

        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            _erased.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
        }
    }

    private static void AddJourneys(NpgsqlBatch batch, List<KeyValuePair<(int Shard, string UserId), JourneyChange>> changes, string sql)
    {
        if (changes.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                sql,
                Value(changes.Select(change => change.Key.Shard).ToArray()),
                Bytes([.. changes.Select(change => Encoding.UTF8.GetBytes(change.Key.UserId))]),
                Value(changes.Select(change => change.Value.Version).ToArray()),
                Value(changes.Select(change => change.Value.PageCount).ToArray()),
                Bytes([.. changes.Select(change => change.Value.FirstPage)])));
        }
    }

    private static void AddPages(NpgsqlBatch batch, List<KeyValuePair<(int Shard, string UserId), JourneyChange>> changes)
    {
        var pages = changes.SelectMany(change => change.Value.LaterPages, (change, page) => (change.Key, page.Key, page.Value)).ToList();
        if (pages.Count > 0)
        {
            batch.BatchCommands.Add(Command(
                """
                INSERT INTO journey_pages(shard, user_id, page, payload) SELECT * FROM unnest($1, $2, $3, $4)
                ON CONFLICT (shard, user_id, page) DO UPDATE SET payload = excluded.payload
                """,
                Value(pages.Select(page => page.Item1.Shard).ToArray()),
                Bytes([.. pages.Select(page => Encoding.UTF8.GetBytes(page.Item1.UserId))]),
                Value(pages.Select(page => page.Item2).ToArray()),
                Bytes([.. pages.Select(page => page.Item3)])));
        }
    }

    /// <summary>Rows are written in the order of their keys, so that silos never wait for each other in a ring.</summary>
    private void AddQuarantined(NpgsqlBatch batch)
    {
        if (_quarantined.Count == 0)
        {
            return;
        }

        var rows = _quarantined.Values;
        batch.BatchCommands.Add(Command(
            """
            INSERT INTO quarantine(file_id, row, user_id, day, empty_columns, reason, detail, raw, checksum) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (file_id, row) DO UPDATE SET user_id = excluded.user_id, day = excluded.day,
                empty_columns = excluded.empty_columns, reason = excluded.reason, detail = excluded.detail, raw = excluded.raw, checksum = excluded.checksum
            """,
            Value(rows.Select(row => row.SourceId).ToArray()),
            Value(rows.Select(row => row.Row).ToArray()),
            Bytes([.. rows.Select(row => Encoding.UTF8.GetBytes(row.UserId))]),
            Value(rows.Select(row => row.Day).ToArray()),
            Value(rows.Select(row => (int)row.EmptyColumns).ToArray()),
            Value(rows.Select(row => row.Reason.Name()).ToArray()),
            Bytes([.. rows.Select(row => Encoding.UTF8.GetBytes(row.Detail))]),
            Bytes([.. rows.Select(row => Encoding.UTF8.GetBytes(row.Raw))]),
            Value(rows.Select(RowChecksums.Of).ToArray())));
    }
}
