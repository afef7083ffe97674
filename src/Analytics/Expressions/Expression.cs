namespace Puffy.Analytics.Expressions;

/// <summary>A regular expression that was read.</summary>
internal abstract record Expression;

/// <summary>One letter of a set.</summary>
internal sealed record OneOf(AsciiSet Letters) : Expression;

/// <summary>Expressions that follow each other.</summary>
internal sealed record Sequence(IReadOnlyList<Expression> Parts) : Expression;

/// <summary>Alternatives: at least one of these expressions must match.</summary>
internal sealed record Alternatives(IReadOnlyList<Expression> Choices) : Expression;

/// <summary>An expression that matches several times in a row.</summary>
/// <param name="Part">The expression.</param>
/// <param name="Least">The least number of times.</param>
/// <param name="Most">The greatest number of times; null where there is none.</param>
internal sealed record Repeated(Expression Part, int Least, int? Most) : Expression;

/// <summary>A place between two letters.</summary>
internal sealed record Place(Border Border) : Expression;

/// <summary>Places that an expression can ask for.</summary>
internal enum Border
{
    /// <summary>The beginning of the text.</summary>
    Beginning,

    /// <summary>The end of the text.</summary>
    End,

    /// <summary>The beginning or end of a word.</summary>
    OfWord,

    /// <summary>Any place that is not the beginning or end of a word.</summary>
    NotOfWord,
}
