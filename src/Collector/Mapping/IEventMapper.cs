namespace Puffy.Collector.Mapping;

/// <summary>Makes the row of a file of an entry of a request: JSON in, a row or a reason out.</summary>
internal interface IEventMapper
{
    /// <summary>The family of senders, as it stands in the quarantine's raw text.</summary>
    string Family { get; }

    /// <summary>Maps an entry.</summary>
    /// <param name="json">One JSON value, well-formed as far as its reader can tell.</param>
    /// <param name="context">What is known beyond it.</param>
    MappedEvent Map(ReadOnlyMemory<byte> json, MappingContext context);
}
