namespace Puffy.Analytics.Channels;

/// <summary>The marketing channel of a session, decided by the channel rules. Stores hold the numbers: add at the end.</summary>
public enum Channel : byte
{
    /// <summary>Typed, bookmarked or unknown: without tag, click id or foreign referrer.</summary>
    Direct,

    /// <summary>A link on another site.</summary>
    Referral,

    /// <summary>A partner who is paid per sale.</summary>
    Affiliates,

    /// <summary>Tagged, but no rule knows the tags.</summary>
    Unassigned,

    /// <summary>An unpaid result of a search engine.</summary>
    OrganicSearch,

    /// <summary>An unpaid listing of a shopping engine.</summary>
    OrganicShopping,

    /// <summary>An advertisement of a search engine.</summary>
    PaidSearch,

    /// <summary>A paid click from neither a search engine nor a social network.</summary>
    PaidOther,

    /// <summary>A banner.</summary>
    Display,

    /// <summary>An advertisement on a social network.</summary>
    PaidSocial,

    /// <summary>An unpaid link on a social network.</summary>
    OrganicSocial,

    /// <summary>A link in an e-mail.</summary>
    Email,

    /// <summary>A link in a text message.</summary>
    Sms,

    /// <summary>A link in the answer of an AI assistant.</summary>
    AiAssistant,
}
