namespace Puffy.Reports.Documents;

/// <summary>What a callout is for; decides its colour.</summary>
internal enum CalloutKind
{
    /// <summary>To be known.</summary>
    Note,

    /// <summary>Good news, or what to do.</summary>
    Tip,

    /// <summary>Not to be missed.</summary>
    Important,

    /// <summary>In doubt.</summary>
    Warning,

    /// <summary>Wrong, or dangerous.</summary>
    Caution,
}
