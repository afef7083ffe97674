namespace Puffy.Tables.Definition;

/// <summary>
/// Files that appear under their names only when they are whole and on disk: they are written beside, flushed and renamed. Until
/// then, and where that fails, a file that was there before stays as it was.
/// </summary>
internal static class WholeFile
{
    /// <summary>What the name of a file ends in while it is being written.</summary>
    public const string UnfinishedSuffix = ".unfinished";

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its path; its folder exists.</param>
    /// <param name="write">Writes its content. The stream has no buffer of its own.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var unfinished = path + UnfinishedSuffix;
        try
        {
            using (var file = Create(unfinished))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var unfinished = path + UnfinishedSuffix;
        try
        {
            await using (var file = Create(unfinished))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static FileStream Create(string path) => new(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
}
