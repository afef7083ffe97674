using System.Globalization;
using Puffy.Analytics;

namespace Puffy.Collector.Spooling;

/// <summary>The folder of a spool: numbered segments, the oldest first, and beside each how far it is drained.</summary>
internal sealed class SpoolFolder
{
    private const string Ending = ".spool";
    private const string DrainedEnding = ".drained";

    private readonly string _path;

    /// <summary>Opens a folder, and makes it where it does not exist.</summary>
    /// <exception cref="InvalidInputException">It can't be used.</exception>
    public SpoolFolder(string path)
    {
        _path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--spool: the folder '{path}' can't be used ({exception.Message}) Check the path and its permissions.", exception);
        }
    }

    /// <summary>The segments that are there, the oldest first.</summary>
    public IEnumerable<int> Segments() => Directory.EnumerateFiles(_path, "*" + Ending)
        .Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number > 0)
        .Order();

    /// <summary>Bytes of all segments.</summary>
    public long Size() => Segments().Sum(segment => new FileInfo(PathOf(segment)).Length);

    /// <summary>The file of a segment.</summary>
    public string PathOf(int segment) => Path.Combine(_path, segment.ToString("D8", CultureInfo.InvariantCulture) + Ending);

    /// <summary>How many bytes of a segment are drained.</summary>
    public long DrainedOf(int segment) =>
        File.Exists(DrainedPath(segment)) && long.TryParse(File.ReadAllText(DrainedPath(segment)), CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;

    /// <summary>Notes how many bytes of a segment are drained. Where the note is lost, they are drained again, and recognised.</summary>
    public void Drained(int segment, long bytes)
    {
        var next = DrainedPath(segment) + ".next";
        File.WriteAllText(next, bytes.ToString(CultureInfo.InvariantCulture));
        File.Move(next, DrainedPath(segment), overwrite: true);
    }

    /// <summary>Removes a segment that is drained.</summary>
    public void Remove(int segment)
    {
        File.Delete(PathOf(segment));
        File.Delete(DrainedPath(segment));
    }

    private string DrainedPath(int segment) => PathOf(segment) + DrainedEnding;
}
