using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Analytics.Users;
using Puffy.Api.Access;
using Puffy.Api.Live;
using Puffy.Api.Mcp;
using Puffy.Api.Page;
using Puffy.Api.Questions;
using Puffy.Queries;

namespace Puffy.Api;

/// <summary>Gives a host the query API and the page.</summary>
public static class ApiHosting
{
    /// <summary>Adds the services. The host has an <see cref="IGrainFactory"/>, a clock and the collector's keys.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="shards">Into how many shards the store divides its users.</param>
    public static IServiceCollection AddPuffyApi(this IServiceCollection services, Func<IServiceProvider, int> shards)
    {
        services.AddOpenApi();
        McpDoor.Add(services);
        return services
            .AddSingleton(provider => new StoreQueries(provider.GetRequiredService<IGrainFactory>(), shards(provider), provider.GetService<EmailHashing>()))
            .AddSingleton<LiveFeed>()
            .AddSingleton<KeyLimits>();
    }

    /// <summary>Maps the routes: questions below <c>/api/v1</c> with a read key, the same as tools at <c>/mcp</c>, their description, and the page at <c>/</c>.</summary>
    public static void MapPuffyApi(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<ReadAccess>().AddEndpointFilter<RefusedQuestions>();
        api.MapPost("/query", QueryEndpoint.AnswerAsync)
            .WithSummary("Any question about sessions or events.")
            .WithDescription("The body is a question as docs/queries.md describes it. Accept: text/csv gives CSV.");
        api.MapPost("/funnel", FunnelEndpoint.AnswerAsync).WithSummary("How many went through steps, one after the other.");
        api.MapGet("/attribution", AttributionEndpoint.AnswerAsync).WithSummary("What each channel earned, by model.");
        api.MapGet("/users/{id}", UserEndpoint.AnswerAsync).WithSummary("One user's journey, orders and credits.");
        api.MapGet("/users/{id}/sessions/{number:int}", SessionEndpoint.AnswerAsync).WithSummary("The events of one session.");
        api.MapGet("/progress", ProgressEndpoint.AnswerAsync).WithSummary("How far the facts are read from which questions are answered.");
        api.MapGet("/monitor", MonitorEndpoint.AnswerAsync).WithSummary("Rows accepted and refused, and monitoring's verdict.");
        api.MapGet("/quarantine", QuarantineEndpoint.AnswerAsync)
            .WithSummary("The newest refused rows with reason and text.")
            .WithDescription("source: only this file, or live/KEY; limit: 1 to 1,000 rows, 20 unless given.");
        api.MapGet("/live", LiveEndpoint.FollowAsync).WithSummary("What happens now, once a second, as Server-Sent Events.");
        McpDoor.Map(routes);
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapGet("/{**path}", PageFiles.ServeAsync).ExcludeFromDescription();
    }
}
