namespace Puffy.Grains.Keys;

/// <summary>The keys as they are saved, and their rules. It is not changed: each step gives the keys that follow.</summary>
[GenerateSerializer, Alias("puffy.SavedKeys")]
internal sealed class SavedKeys
{
    /// <summary>Every key, in the order in which they were made.</summary>
    [Id(0)]
    public List<ApiKey> Keys { get; set; } = [];

    /// <summary>Adds a key.</summary>
    /// <exception cref="KeyException">Its name or the key itself is taken.</exception>
    public SavedKeys Add(ApiKey key) => Keys.Find(known => known.Name == key.Name || known.Hash == key.Hash) is not { } taken
        ? new SavedKeys { Keys = [.. Keys, key] }
        : throw new KeyException(taken.Name == key.Name
            ? $"A key is called '{key.Name}' already. Choose another name; puffy keys list shows all."
            : $"This very key is kept already, as '{taken.Name}'.");

    /// <summary>Revokes a key.</summary>
    /// <returns>The key, and the keys after it.</returns>
    /// <exception cref="KeyException">No valid key is called so.</exception>
    public (ApiKey Revoked, SavedKeys After) Revoke(string nameOrText, DateTime at)
    {
        var hash = ApiKey.HashOf(nameOrText);
        var place = Keys.FindIndex(key => key.IsValid && (key.Name == nameOrText || key.Hash == hash));
        if (place < 0)
        {
            throw new KeyException($"No valid key is called '{nameOrText}'. puffy keys list shows all.");
        }

        var revoked = Keys[place] with { RevokedAt = at };
        return (revoked, new SavedKeys { Keys = [.. Keys[..place], revoked, .. Keys[(place + 1)..]] });
    }
}
