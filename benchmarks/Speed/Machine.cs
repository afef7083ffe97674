using System.Globalization;
using System.Runtime.InteropServices;

namespace Puffy.Benchmarks.Speed;

/// <summary>On what it was measured; nothing that names the machine.</summary>
internal static class Machine
{
    /// <summary>A name for the file of results.</summary>
    public static string Slug => string.Create(
        CultureInfo.InvariantCulture,
        $"{(OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "macos" : "windows")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}-{Environment.ProcessorCount}-cores");

    /// <summary>A sentence.</summary>
    public static string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):0} GiB of memory, {RuntimeInformation.OSDescription.Split('#')[0].Trim()} on {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}");

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var model = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return model ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
