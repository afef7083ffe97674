using System.CommandLine;
using Puffy.Analytics;
using Puffy.Collector.Mapping;

namespace Puffy.Client.Commands;

/// <summary>The flag <c>--event-mappings</c>.</summary>
internal static class MappingsFlag
{
    /// <summary>The flag.</summary>
    public static Option<FileInfo?> Create() =>
        new("--event-mappings") { Description = "What SDKs' events become: a table that replaces the built-in one.", HelpName = "FILE" };

    /// <summary>The table of the file; the built-in one without a file.</summary>
    /// <exception cref="InvalidInputException">The file can't be read, or is not a table of mappings.</exception>
    public static EventMappings Of(FileInfo? file) => file is null ? EventMappings.BuiltIn : EventMappings.Load(file.FullName);
}
