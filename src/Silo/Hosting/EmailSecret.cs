using Puffy.Analytics;
using Puffy.Analytics.Users;

namespace Puffy.Silo.Hosting;

/// <summary>The secret under which this process hashes e-mail addresses, from the environment: a flag could be read in the list of processes.</summary>
public static class EmailSecret
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "PUFFY_EMAIL_KEY";

    /// <summary>Hashing under the secret of the environment; without one where it is not set or empty.</summary>
    /// <exception cref="InvalidInputException">The secret is too short.</exception>
    public static EmailHashing Read() => Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } secret ? EmailHashing.Plain : EmailHashing.Keyed(secret);
}
