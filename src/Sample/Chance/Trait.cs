namespace Puffy.Sample.Chance;

/// <summary>
/// What a roll is for: each trait of one thing is drawn independently of the others. The numbers are part of the
/// output's definition, so a new trait goes to the end.
/// </summary>
internal enum Trait
{
    CohortSize,
    Persona,
    Purchase,
    VisitCount,
    Hour,
    TimeInHour,
    Absence,
    AbsenceLength,
    Views,
    Popup,
    Cart,
    Checkout,
    SecondOrder,
    Reload,
    Pause,
    PauseLength,
    Source,
    UserAgent,
    UserId,
    Page,
    Configured,
    InnerReferrer,
    CheckoutToken,
    PlaceholderText,
    TransactionNumber,
    OrderFlaw,
    LineCount,
    Product,
    Variant,
    Quantity,
    PopupFlaw,
    MissingUserId,
    InvalidTimestamp,
    Late,
    Lateness,
    Duplicate,
    DuplicateDelay,
    Consent,
    HalfVolume,
    LostId,
}
