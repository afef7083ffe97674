namespace Puffy.Analytics.Users;

/// <summary>Names of properties that hold e-mail addresses.</summary>
public static class EmailNames
{
    /// <summary>Whether a property holds an e-mail address by its name: <c>email</c>, <c>user_email</c>, <c>customerEmail</c>.</summary>
    public static bool IsOne(string property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.EndsWith("email", StringComparison.OrdinalIgnoreCase)
            || property.EndsWith("e-mail", StringComparison.OrdinalIgnoreCase) || property.EndsWith("email_address", StringComparison.OrdinalIgnoreCase);
    }
}
