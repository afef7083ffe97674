using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Benchmarks.Speed;

/// <summary>How much is loaded.</summary>
/// <param name="Name">What it is called on the command line and in the report.</param>
/// <param name="Users">Users that the generator is asked for.</param>
internal sealed record InputSize(string Name, int Users)
{
    /// <summary>The sizes, named by their number of events.</summary>
    public static readonly IReadOnlyList<InputSize> All = [new("50k", 34_400), new("1m", 687_000), new("5m", 3_435_000)];

    /// <summary>A week of the made-up shop.</summary>
    public SampleOptions Sample => new() { Users = Users, Days = 7, Seed = 3 };
}

/// <summary>The generated exports.</summary>
internal static class Inputs
{
    /// <summary>The folder with a sample; generated where it is not there yet.</summary>
    public static string Folder(string work, string name, SampleOptions options)
    {
        var folder = Path.Combine(work, $"input-{name}");
        if (!Directory.Exists(folder))
        {
            var unfinished = folder + ".unfinished";
            Fresh(unfinished);
            SampleShop.Write(unfinished, options);
            Directory.Move(unfinished, folder);
        }

        return folder;
    }

    /// <summary>An empty folder.</summary>
    public static string Fresh(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        return folder;
    }
}
