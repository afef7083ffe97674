namespace Puffy.Benchmarks.Speed;

/// <summary>The programs that are measured, each as a process of its own.</summary>
/// <param name="Puffy">The published <c>puffy</c>.</param>
/// <param name="Peer">The DuckDB peer.</param>
internal sealed record Engines(string Puffy, string Peer)
{
    /// <summary>Publishes Puffy as a user would, and finds the peer beside this program.</summary>
    public static Engines Prepare(string repository, string folder)
    {
        var published = Path.Combine(folder, "puffy");
        MeasuredProcess.Run("dotnet", "publish", "-c", "Release", Path.Combine(repository, "src", "Client"), "-o", published);
        var peer = Path.Combine(repository, "benchmarks", "Peer", "bin", "Release", "net10.0", "Puffy.Benchmarks.Peer");
        return new Engines(Executable(Path.Combine(published, "puffy")), Executable(peer));
    }

    private static string Executable(string path) => OperatingSystem.IsWindows() ? path + ".exe" : path;
}
