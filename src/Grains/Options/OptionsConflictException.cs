using Puffy.Analytics;

namespace Puffy.Grains.Options;

/// <summary>Silos of a cluster compute under other analysis options than a call. The message says which, and how to change them.</summary>
[GenerateSerializer, Alias("puffy.OptionsConflictException")]
internal sealed class OptionsConflictException : PuffyException
{
    /// <summary>Creates the error.</summary>
    public OptionsConflictException(string message)
        : base(message)
    {
    }
}
