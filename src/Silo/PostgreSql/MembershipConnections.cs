using Npgsql;

namespace Puffy.Silo.PostgreSql;

/// <summary>A client's connection to the database of its cluster, by which it finds the silos.</summary>
internal sealed class MembershipConnections : IDisposable
{
    public MembershipConnections(PostgreSqlOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = true, MinPoolSize = 0, MaxPoolSize = 1, SearchPath = options.Schema };
        settings.ApplicationName ??= "puffy client";
        DataSource = NpgsqlDataSource.Create(settings);
    }

    public NpgsqlDataSource DataSource { get; }

    public void Dispose() => DataSource.Dispose();
}
