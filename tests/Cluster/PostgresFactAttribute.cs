using System.Runtime.CompilerServices;
using Puffy.PostgreSql;

namespace Puffy.Cluster;

/// <summary>A test that needs a PostgreSQL server of its own, and is skipped where there can be none.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = PostgresServer.WhySkipped;
        SkipType = typeof(PostgresServer);
        SkipUnless = nameof(PostgresServer.IsPrivateAvailable);
    }
}
