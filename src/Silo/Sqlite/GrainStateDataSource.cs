using System.Data.Common;

namespace Puffy.Silo.Sqlite;

/// <summary>
/// Gives Orleans' ADO.NET provider connections of the same settings as the writer's, which a connection string cannot
/// express: without them a grain's old state would linger in the file after it was cleared.
/// </summary>
internal sealed class GrainStateDataSource(StoreFile file) : DbDataSource
{
    public override string ConnectionString => file.ConnectionString;

    protected override DbConnection CreateDbConnection() => file.OpenWriter();
}
