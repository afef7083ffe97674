using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Benchmarks.PostgreSql;

/// <summary>A user as one would write it first: its journey is a state of Orleans' ADO.NET provider, a row and a write a user, and no rollups.</summary>
[Alias("puffy.benchmarks.IPlainUserGrain")]
public interface IPlainUserGrain : IGrainWithStringKey
{
    /// <summary>Adds an event; on return it is durable.</summary>
    [Alias("Apply")]
    Task<Acceptance> ApplyAsync(Event added);
}

/// <summary>The same encoded page of events as <c>IJourneyStore</c> keeps.</summary>
[GenerateSerializer, Alias("puffy.benchmarks.PlainJourney")]
internal sealed class PlainJourney
{
    /// <summary>The page.</summary>
    [Id(0)]
    public byte[] Page { get; set; } = [];
}

/// <inheritdoc/>
[GrainType("plain-user")]
internal sealed class PlainUserGrain([PersistentState("journey", PlainUserGrain.Storage)] IPersistentState<PlainJourney> journey) : Grain, IPlainUserGrain
{
    /// <summary>The name of the provider.</summary>
    public const string Storage = "journeys-adonet";

    private EventLog _log = new();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (journey.State.Page.Length > 0)
        {
            _log = new EventLog([(0, EventPageCodec.Decode(journey.State.Page, this.GetPrimaryKeyString()))]);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Acceptance> ApplyAsync(Event added)
    {
        var outcome = _log.Add(added);
        journey.State.Page = EventPageCodec.Encode(_log.ToArray());
        await journey.WriteStateAsync();
        return outcome;
    }
}
