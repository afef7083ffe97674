using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Npgsql;
using Puffy.Analytics;
using Puffy.Silo.PostgreSql;

namespace Puffy.Silo.Service;

/// <summary>Turns what can keep a silo from starting into a sentence. What is not listed here is a fault of Puffy's own.</summary>
internal static class StartFailure
{
    /// <summary>The reason, for a person; null for a fault.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        PuffyException or OrleansConfigurationException => exception.Message,
        // Of Orleans' own providers: what the store itself meets is explained already.
        NpgsqlException => PostgreSqlFailure.Explain(exception, "of the cluster").Message,
        AddressInUseException or SocketException or IOException { InnerException: AddressInUseException } =>
            $"a port cannot be opened ({exception.Message}) Change Cluster:SiloPort, Cluster:GatewayPort or Http:Address.",
        AggregateException { InnerExceptions: var several } => several.Select(Explain).FirstOrDefault(reason => reason is not null),
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
