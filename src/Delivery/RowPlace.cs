namespace Puffy.Delivery;

/// <summary>Where an encoded row begins.</summary>
/// <param name="Segment">The segment of memory.</param>
/// <param name="Start">The place of the row's first byte in it.</param>
internal readonly record struct RowPlace(int Segment, int Start);
