using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>A question can't be answered. The message names the part of it, and says what would do.</summary>
[GenerateSerializer, Alias("puffy.facts.RefusedQuestionException")]
public sealed class RefusedQuestionException : PuffyException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="message">The whole message, for a person.</param>
    /// <param name="innerException">What a library said, where it refused.</param>
    public RefusedQuestionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
