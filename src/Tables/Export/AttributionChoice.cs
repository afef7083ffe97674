using Puffy.Analytics.Attribution;
using Puffy.Analytics.WhatIf;

namespace Puffy.Tables.Export;

/// <summary>What of the attribution is computed and written.</summary>
public sealed record AttributionChoice
{
    /// <summary>The models. Default all.</summary>
    public IReadOnlyList<AttributionModel> Models { get; init; } = AttributionModelNames.All;

    /// <summary>Whether attribution_paths has every path. Default: the 1,000 with most orders.</summary>
    public bool AllPaths { get; init; }

    /// <summary>Other choices of options under which the rules' earnings are computed, too. Default none.</summary>
    public IReadOnlyList<UsualChoice> OtherChoices { get; init; } = [];
}
