using Puffy.Analytics.Options;
using Puffy.Analytics.Wording;

namespace Puffy.Analytics.WhatIf;

/// <summary>Which option a choice is about.</summary>
public enum ChoiceKind
{
    /// <summary>The gap after which a new session starts.</summary>
    SessionTimeout,

    /// <summary>How long before an order a touchpoint may lie to earn credit.</summary>
    Lookback,
}

/// <summary>Another value that a shop might as well have chosen for an option, all others being as they are.</summary>
/// <param name="Kind">The option.</param>
/// <param name="Scenario">The scenario, named as <c>puffy compare --with</c> takes it.</param>
public sealed record UsualChoice(ChoiceKind Kind, Scenario Scenario);

/// <summary>The values of session timeout and lookback that tools of the field offer or start with.</summary>
public static class UsualChoices
{
    private static readonly TimeSpan[] Timeouts = [.. new[] { 15, 30, 45, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];
    private static readonly TimeSpan[] Lookbacks = [.. new[] { 1, 7, 14, 30 }.Select(days => TimeSpan.FromDays(days))];

    /// <summary>The choices beside the present ones.</summary>
    /// <param name="present">The rules in force.</param>
    public static IReadOnlyList<UsualChoice> BesideThoseOf(AnalysisRules present)
    {
        ArgumentNullException.ThrowIfNull(present);
        var (timeout, lookback) = (present.Options.SessionTimeout, present.Options.Lookback);
        return
        [
            .. Timeouts.Where(other => other != timeout).Select(other =>
                new UsualChoice(ChoiceKind.SessionTimeout, new Scenario($"session-timeout={TimeText.Flag(other)}", present.With(present.Options with { SessionTimeout = other })))),
            .. Lookbacks.Where(other => other != lookback).Select(other =>
                new UsualChoice(ChoiceKind.Lookback, new Scenario($"lookback={TimeText.Flag(other)}", present.With(present.Options with { Lookback = other })))),
        ];
    }
}
