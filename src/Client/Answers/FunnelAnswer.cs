namespace Puffy.Client.Answers;

/// <summary>How many sessions reached a step.</summary>
/// <param name="Device">Kind of device, or all.</param>
/// <param name="Step">The step.</param>
/// <param name="Sessions">Sessions that reached it.</param>
/// <param name="RateFromPrevious">Their share of the step before; null where nobody reached that.</param>
/// <param name="RateFromFirst">Their share of all sessions; null where there is none.</param>
/// <param name="DropOff">Sessions that reached the step before and not this one.</param>
internal sealed record FunnelAnswer(string Device, string Step, long Sessions, decimal? RateFromPrevious, decimal? RateFromFirst, long DropOff);
