namespace Puffy.Sample.Visitors;

/// <summary>What a visitor comes for.</summary>
internal enum Persona
{
    /// <summary>Sees one page, rarely two, and as a rule is not seen again.</summary>
    Passing,

    /// <summary>Looks around, fills a cart at times, does not buy.</summary>
    Browsing,

    /// <summary>Buys, often after several visits over days.</summary>
    Buying,

    /// <summary>A program that says so in its user agent.</summary>
    Bot,
}
