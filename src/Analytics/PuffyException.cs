namespace Puffy.Analytics;

/// <summary>
/// An error for the person who runs Puffy. Its message is complete: what failed, on which value or file, what is allowed, and what to
/// do. Every other exception is a fault in Puffy, and is shown with its trace.
/// </summary>
[GenerateSerializer, Alias("puffy.PuffyException")]
public abstract class PuffyException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">The whole message, for a person.</param>
    /// <param name="innerException">What the system or a library said, where it caused the error.</param>
    protected PuffyException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later, without a change by anyone. A client of a cluster repeats such calls.</summary>
    public virtual bool IsTransient => false;
}
