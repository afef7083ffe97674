namespace Puffy.Grains.Storage;

/// <summary>A page of a journey that is not as it was written.</summary>
/// <param name="Page">Its number.</param>
/// <param name="Reason">How that shows, as a sentence.</param>
public sealed record PageDamage(int Page, string Reason);
