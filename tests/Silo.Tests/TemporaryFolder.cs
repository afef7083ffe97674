namespace Puffy.Silo.Tests;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("puffy-").FullName;

    public string Path { get; }

    /// <summary>The path of the test's store.</summary>
    public string Store => File("puffy.store");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
