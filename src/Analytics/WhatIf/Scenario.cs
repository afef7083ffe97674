using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.WhatIf;

/// <summary>Other options under which the same events are looked at.</summary>
/// <param name="Name">What a user calls it: the text of its <c>--with</c>, or <see cref="Present"/>.</param>
/// <param name="Rules">Its rules.</param>
public sealed record Scenario(string Name, AnalysisRules Rules)
{
    /// <summary>The name of the options in force.</summary>
    public const string Present = "present";

    /// <summary>A journey under the scenario.</summary>
    /// <param name="journey">The journey under any rules.</param>
    public Journey Of(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.Under(Rules);
    }
}
