namespace Puffy.Analytics;

/// <summary>
/// An input can't be used: an option, a threshold, a path, a folder. The message names it and its value, and says what is
/// allowed and what to do.
/// </summary>
[GenerateSerializer, Alias("puffy.InvalidInputException")]
public sealed class InvalidInputException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The whole message, for a person.</param>
    /// <param name="innerException">What the system or a library said, where it caused the error.</param>
    public InvalidInputException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
