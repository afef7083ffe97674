using System.Runtime.InteropServices;

namespace Puffy.Silo.Hosting;

/// <summary>Who may read the files that this process creates: the store, its log, tables, reports and logs hold what persons did.</summary>
public static partial class CreatedFiles
{
    /// <summary>The owner alone.</summary>
    public const int OwnerOnly = 0b110_000_000;

    private const int AllRights = 0b111_111_111;

    /// <summary>Sets the rights of all files that the process creates from now on; folders can also be entered by those who may read.</summary>
    /// <param name="mode">The rights, such as 0600 in octal.</param>
    public static void Restrict(int mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            // Whoever may read files may enter folders.
            _ = SetMask((uint)(AllRights & ~(mode | ((mode & 0b100_100_100) >> 2))));
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
