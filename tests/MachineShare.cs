using System.Reflection;

[assembly: AssemblyFixture(typeof(Puffy.Tests.MachineShare))]

namespace Puffy.Tests;

/// <summary>
/// Lets test programs run side by side, except for one that says <c>[assembly: AssemblyMetadata("Machine", "alone")]</c>: it waits
/// until no other runs, and the others wait until it has ended. Its failure detectors go by time, and would find silos dead that
/// only wait for a processor.
/// </summary>
public sealed class MachineShare : IAsyncLifetime
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly string Lock = Path.Combine(Path.GetTempPath(), $"puffy-tests-{Environment.UserName}.lock");

    private FileStream? _held;

    private static bool IsAlone => typeof(MachineShare).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(data => data is { Key: "Machine", Value: "alone" });

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        while ((_held = TryTake()) is null)
        {
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static FileStream? TryTake()
    {
        try
        {
            return new FileStream(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, IsAlone ? FileShare.None : FileShare.ReadWrite);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
