using Puffy.Collector.Bodies;
using Puffy.Collector.Mapping;

namespace Puffy.Collector.Doors;

/// <summary>A route for events.</summary>
/// <param name="Mapper">Maps its entries.</param>
/// <param name="List">The property of the body with the list of entries.</param>
/// <param name="Form">The forms that its bodies have.</param>
/// <param name="Call">The call that its path names; null for all calls.</param>
/// <param name="TakesRows">It also takes a row a line, and CSV.</param>
internal sealed record Route(IEventMapper Mapper, string List, EnvelopeForm Form, string? Call = null, bool TakesRows = false);
