namespace Puffy.PostgreSql;

/// <summary>A user other than root, as whom a test that runs as root starts a server.</summary>
internal sealed record UnprivilegedUser(int Id, int Group)
{
    /// <summary>The user postgres, or nobody; null where there is neither, or no setpriv.</summary>
    public static UnprivilegedUser? Find()
    {
        var setpriv = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "setpriv")));
        if (!setpriv || !File.Exists("/etc/passwd"))
        {
            return null;
        }

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length >= 4).ToList();
        return ((string[])["postgres", "nobody"])
            .Select(name => users.Find(fields => fields[0] == name))
            .Where(fields => fields is not null)
            .Select(fields => new UnprivilegedUser(int.Parse(fields![2], null), int.Parse(fields[3], null)))
            .FirstOrDefault();
    }
}
