using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Puffy.Api.Access;
using Puffy.Queries;

namespace Puffy.Api.Mcp;

/// <summary>Questions as read-only tools of the Model Context Protocol, over HTTP at <c>/mcp</c> and over streams.</summary>
public static class McpDoor
{
    private const string Instructions =
        "Exact analytics of one online shop. Ask describe first: it says which days have data and which values filters can name. Every tool only reads. A refusal says what would do: change the question accordingly and ask again.";

    /// <summary>Serves one client over two streams, such as standard input and output, until the input ends.</summary>
    /// <param name="queries">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="input">The client's messages, JSON lines.</param>
    /// <param name="output">Where answers go; nothing else may be written there.</param>
    /// <param name="log">Where the framework logs.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task ServeAsync(
        StoreQueries queries, TimeProvider time, Stream input, Stream output, ILoggerFactory log, CancellationToken cancellationToken)
    {
        var options = new McpServerOptions();
        Configure(options, queries, time);
        await using var transport = new StreamServerTransport(input, output, options.ServerInfo!.Name, log);
        await using var server = McpServer.Create(transport, options, log);
        await server.RunAsync(cancellationToken);
    }

    /// <summary>Adds the server's services. It keeps no session: every silo answers every request.</summary>
    internal static void Add(IServiceCollection services)
    {
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true);
        services.AddOptions<McpServerOptions>().Configure<StoreQueries, TimeProvider>(Configure);
    }

    /// <summary>Maps <c>/mcp</c>, for those with a read key.</summary>
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/mcp").AddEndpointFilter<ReadAccess>().ExcludeFromDescription().MapMcp();

    private static void Configure(McpServerOptions options, StoreQueries queries, TimeProvider time)
    {
        options.ServerInfo = new Implementation
        {
            Name = "puffy",
            Title = "Puffy",
            Version = typeof(McpDoor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
        };
        options.ServerInstructions = Instructions;
        options.ToolCollection = [.. new QuestionTools(queries, time).All];
    }
}
