using Puffy.Analytics;

namespace Puffy.Grains.Access;

/// <summary>A certificate cannot be used, or does not allow what was asked. The message names it and says what would do.</summary>
[GenerateSerializer, Alias("puffy.AccessException")]
public sealed class AccessException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">Which certificate, what it lacks, and what to do, for a person.</param>
    /// <param name="innerException">What the system said.</param>
    public AccessException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
