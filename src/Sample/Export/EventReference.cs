namespace Puffy.Sample.Export;

/// <summary>Names one event in eight bytes; all else about it is drawn again from the seed when its row is written.</summary>
/// <param name="Visitor">The visitor's number in the cohort of the first day.</param>
/// <param name="Age">Days from the visitor's first day to the day of the file.</param>
/// <param name="Visit">The visit, the first being 0.</param>
/// <param name="Step">The event in the visit, the first being 0.</param>
internal readonly record struct EventReference(int Visitor, byte Age, byte Visit, byte Step);
