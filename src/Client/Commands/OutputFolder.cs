using Puffy.Analytics;

namespace Puffy.Client.Commands;

/// <summary>The folder that a command writes to.</summary>
internal static class OutputFolder
{
    /// <summary>Creates the folder if it does not exist, and makes sure that it can be written: before hours of work, not after.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="InvalidInputException">It can't be created or written.</exception>
    public static string Prepare(DirectoryInfo folder)
    {
        if (File.Exists(folder.FullName))
        {
            throw new InvalidInputException($"The output folder '{folder}' is a file. Name a folder; it is created if it does not exist.");
        }

        try
        {
            folder.Create();
            using var probe = new FileStream(
                Path.Combine(folder.FullName, $".puffy-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return folder.FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"The output folder '{folder}' cannot be written ({exception.Message.TrimEnd('.')}). Name another folder, or change its permissions.", exception);
        }
    }
}
