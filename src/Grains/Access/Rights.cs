namespace Puffy.Grains.Access;

/// <summary>What the holder of a certificate may ask of a cluster's grains.</summary>
[Flags]
public enum Rights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>To read figures, journeys and refused rows, and to have figures recomputed from journeys.</summary>
    Read = 1,

    /// <summary>To add events and refused rows, to change the options and to mend damage.</summary>
    Load = 2,

    /// <summary>To erase users.</summary>
    Erase = 4,
}
