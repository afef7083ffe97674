using System.Diagnostics;
using System.Globalization;

namespace Puffy.PostgreSql;

/// <summary>
/// A small file system of its own, in memory, which a test can fill to the last byte. It is gone when it is disposed or the test
/// process dies.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Why a test that needs one is skipped.</summary>
    public const string WhySkipped = "Needs the right to mount a file system: Linux, as root, and not in a container that forbids it.";

    /// <summary>
    /// Waits for the end of its input, which comes however the test process ends, and then for whoever still uses the file system: a
    /// server's own guard finds it there.
    /// </summary>
    private const string Guard =
        """
        trap '' INT TERM HUP
        while read -r _; do :; done
        for _ in $(seq 60); do umount "$1" 2>/dev/null && break; sleep 1; done
        mountpoint -q "$1" && umount -l "$1"
        rmdir "$1"
        """;

    private static readonly Lazy<bool> CanMount = new(() =>
    {
        try
        {
            using var disk = new SmallDisk(megabytes: 1);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    });

    private readonly Process _guard;

    /// <param name="megabytes">How much it holds; what is on it takes that much memory.</param>
    /// <exception cref="InvalidOperationException">It can't be mounted.</exception>
    public SmallDisk(int megabytes)
    {
        Folder = Directory.CreateTempSubdirectory("puffy-disk-").FullName;
        using (var mount = Process.Start(new ProcessStartInfo("mount")
        {
            ArgumentList = { "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=0755"), "puffy-disk", Folder },
            RedirectStandardError = true,
        })!)
        {
            var error = mount.StandardError.ReadToEnd();
            mount.WaitForExit();
            if (mount.ExitCode != 0)
            {
                Directory.Delete(Folder);
                throw new InvalidOperationException($"No file system can be mounted at {Folder}: {error}");
            }
        }

        _guard = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", Guard, "guard", Folder }, RedirectStandardInput = true })!;
    }

    /// <summary>Whether tests can have one.</summary>
    public static bool IsAvailable => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && CanMount.Value;

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        var zeros = new byte[1 << 20];
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = zeros.Length; size >= 512;)
        {
            try
            {
                ballast.Write(zeros, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
    }
}
