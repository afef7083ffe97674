using Microsoft.Data.Sqlite;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Sqlite;

/// <summary>Writes journeys inside the writer's transaction.</summary>
internal sealed class JourneyStatements(SqliteConnection connection) : IDisposable
{
    private const string ThisUser = "shard = $1 AND user_id = $2";

    private readonly TransactionStatement _insert = new(connection, """
        INSERT INTO journeys(shard, user_id, version, pages, payload) VALUES($1, $2, 1, $3, $4) ON CONFLICT DO NOTHING
        """);

    private readonly TransactionStatement _update = new(connection, $"""
        UPDATE journeys SET version = version + 1, pages = max(pages, $4), payload = coalesce($5, payload)
        WHERE {ThisUser} AND version = $3
        """);

    private readonly TransactionStatement _writePage = new(connection, $"""
        INSERT INTO journey_pages(journey, page, payload) SELECT id, $3, $4 FROM journeys WHERE {ThisUser}
        ON CONFLICT DO UPDATE SET payload = excluded.payload
        """);

    private readonly Statement _version = new(connection, $"SELECT version FROM journeys WHERE {ThisUser}", 2);

    private readonly Statement _deletePages = new(connection, $"""
        DELETE FROM journey_pages WHERE journey = (SELECT id FROM journeys WHERE {ThisUser})
        """, 2);

    private readonly Statement _delete = new(connection, $"DELETE FROM journeys WHERE {ThisUser}", 2);

    /// <summary>Writes a journey if it is at the expected version.</summary>
    /// <returns>False, with nothing done, where it is not.</returns>
    public bool TryWrite(int shard, JourneyWrite write)
    {
        byte[]? first = null;
        var pages = 1;
        foreach (var page in write.ChangedPages)
        {
            pages = Math.Max(pages, page.Page + 1);
            first = page.Page == 0 ? page.Payload : first;
        }

        var written = write.ExpectedVersion == 0
            ? _insert.With(1, shard).With(2, write.UserId).With(3, pages).With(4, first).Run()
            : _update.With(1, shard).With(2, write.UserId).With(3, write.ExpectedVersion).With(4, pages).With(5, first).Run();
        if (written == 0)
        {
            return false;
        }

        foreach (var page in write.ChangedPages)
        {
            if (page.Page > 0)
            {
                _writePage.With(1, shard).With(2, write.UserId).With(3, page.Page).With(4, page.Payload).Run();
            }
        }

        return true;
    }

    /// <summary>The version of a user's journey; 0 where there is none.</summary>
    public long ReadVersion(int shard, string userId)
    {
        using var row = _version.Query(shard, userId);
        return row.Read() ? row.GetInt64(0) : 0;
    }

    public void Delete(int shard, string userId)
    {
        _deletePages.Run(shard, userId);
        _delete.Run(shard, userId);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _writePage.Dispose();
    }
}
