using Puffy.Analytics;
using Puffy.Analytics.Wording;

namespace Puffy.Tables.Export;

/// <summary>A store lacks rows of a file whose load finished. The message names the file and how many rows it lacks.</summary>
internal sealed class MissingRowsException : PuffyException
{
    private MissingRowsException(string message)
        : base(message)
    {
    }

    /// <summary>Checks that each row of each complete file was read: as an event, as a refused row, or as one that is erased.</summary>
    /// <param name="files">The files, as they stood before the reading.</param>
    /// <param name="found">The rows of a file, by its number, that were read.</param>
    /// <param name="erased">The rows of each file that were erased by the end of the reading. An erasure meanwhile may have been read or not.</param>
    /// <exception cref="MissingRowsException">Rows are missing.</exception>
    public static void ThrowIfAny(IEnumerable<SourceFile> files, Func<int, long> found, IReadOnlyDictionary<int, int> erased)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(erased);
        foreach (var file in files)
        {
            if (file.Rows + file.Erased - erased.GetValueOrDefault(file.Id) - found(file.Id) is > 0 and var missing)
            {
                throw new MissingRowsException(
                    $"The store is damaged: it lacks {CountText.Of(missing, "row")} of '{file.Name}' that it had taken. See which, and how to bring them back, with: puffy check");
            }
        }
    }
}
