namespace Puffy.Analytics.Attribution;

/// <summary>Divides an order's revenue among the touchpoints before it: by a rule, or by what all paths teach. Stores hold the numbers: add at the end.</summary>
public enum AttributionModel : byte
{
    /// <summary>All to the earliest touchpoint.</summary>
    FirstClick,

    /// <summary>All to the latest touchpoint.</summary>
    LastClick,

    /// <summary>All to the latest touchpoint whose channel is not Direct; if all are Direct, to the latest.</summary>
    LastNonDirectClick,

    /// <summary>Equal shares.</summary>
    Linear,

    /// <summary>40 % to the first, 40 % to the last, 20 % shared by those between; two touchpoints get half each.</summary>
    PositionBased,

    /// <summary>In proportion to 2^(−age / 7 days), the age being that of the touchpoint at the time of the order.</summary>
    TimeDecay,

    /// <summary>By the probability that a visit of the channel ends in an order, see <see cref="DataDriven.MarkovModel"/>.</summary>
    Markov,

    /// <summary>By what the channel adds to the sets of channels that it is in, see <see cref="DataDriven.ShapleyModel"/>.</summary>
    Shapley,
}
