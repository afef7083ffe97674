namespace Puffy.Analytics.Intake;

/// <summary>Why a row was refused, and what monitoring still needs to know about it.</summary>
/// <param name="Reason">The first reason that applies.</param>
/// <param name="Detail">What is wrong and what to do, for a person.</param>
/// <param name="UserId">The user; empty where the row does not tell.</param>
/// <param name="Day">The day of the row's own time; null where that is unreadable.</param>
/// <param name="Empty">The known columns that were empty as read, those that the file does not have included.</param>
public sealed record Refusal(RefusalReason Reason, string Detail, string UserId, DateOnly? Day, ColumnSet Empty);
