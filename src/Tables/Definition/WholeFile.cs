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
        Write([path], files => write(files[0]));
    }

    /// <summary>Writes several files at once.</summary>
    /// <param name="paths">Their paths; their folders exist.</param>
    /// <param name="write">Writes their contents.</param>
    /// <exception cref="IOException">One of them can't be written.</exception>
    public static void Write(IReadOnlyList<string> paths, Action<IReadOnlyList<Stream>> write)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(write);
        var files = new List<FileStream>(paths.Count);
        try
        {
            try
            {
                files.AddRange(paths.Select(path => Create(path + UnfinishedSuffix)));
                write(files);
                files.ForEach(file => file.Flush(flushToDisk: true));
            }
            finally
            {
                files.ForEach(file => file.Dispose());
            }

            foreach (var path in paths)
            {
                File.Move(path + UnfinishedSuffix, path, overwrite: true);
            }
        }
        catch
        {
            foreach (var path in paths)
            {
                File.Delete(path + UnfinishedSuffix);
            }

            throw;
        }
    }

    /// <inheritdoc cref="Write(string, Action{Stream})"/>
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
