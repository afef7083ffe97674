namespace Puffy.Analytics.Attribution;

/// <summary>A rule that divides an order's revenue among the touchpoints before it.</summary>
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
}
