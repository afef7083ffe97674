using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Puffy.Collector.Bodies;
using Puffy.Collector.Mapping;

namespace Puffy.Collector.Doors;

/// <summary>Every route of the collector.</summary>
public static class CollectorRoutes
{
    private static readonly (string Call, string Short)[] Calls =
        [("track", "t"), ("page", "p"), ("identify", "i"), ("alias", "a"), ("group", "g"), ("screen", "s")];

    private static readonly string[] Preflight = ["OPTIONS"];

    /// <summary>Maps the routes.</summary>
    public static void MapCollector(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var options = routes.ServiceProvider.GetRequiredService<CollectorOptions>();
        var mappers = new EventMappers(options.Mappings);
        var stubs = routes.ServiceProvider.GetRequiredService<SdkStubs>();

        Post(new Route(mappers.Segment, "batch", EnvelopeForm.List), "/v1/batch", "/v1/b", "/beacon/v1/batch");
        foreach (var (call, letter) in Calls)
        {
            Post(new Route(mappers.Segment, "batch", EnvelopeForm.Single, call), $"/v1/{call}", $"/v1/{letter}");
        }

        Get(stubs.SegmentAsync, "/v1/projects/{key}/settings");
        Get(stubs.RudderAsync, "/sourceConfig");

        Post(new Route(mappers.Shopify, "events", EnvelopeForm.Single | EnvelopeForm.Array), "/v1/shopify", "/v1/shopify/{key}");

        Post(
            new Route(mappers.Posthog, "batch", EnvelopeForm.Single | EnvelopeForm.Array),
            "/batch", "/e", "/capture", "/i/v0/e", "/i/v1/analytics/events");
        Get(SdkStubs.EmptyAsync, "/array/{key}/config");
        routes.MapMethods("/flags", ["GET", "POST"], SdkStubs.EmptyAsync);
        routes.MapMethods("/flags", Preflight, Cors.AnswerPreflightAsync);

        Post(new Route(mappers.Rows, "events", EnvelopeForm.Array, TakesRows: true), "/v1/events");

        void Post(Route route, params ReadOnlySpan<string> paths)
        {
            foreach (var path in paths)
            {
                // The door asks the store for its shards, so it is made with the first request that finds the silo open.
                routes.MapPost(path, http => options.IsOpen()
                    ? http.RequestServices.GetRequiredService<Door>().TakeAsync(http, route)
                    : Answers.LaterAsync(http, StatusCodes.Status503ServiceUnavailable, "the collector is starting; send the events again later"));
                routes.MapMethods(path, Preflight, Cors.AnswerPreflightAsync);
            }
        }

        void Get(RequestDelegate answer, string path)
        {
            routes.MapGet(path, answer);
            routes.MapMethods(path, Preflight, Cors.AnswerPreflightAsync);
        }
    }
}
