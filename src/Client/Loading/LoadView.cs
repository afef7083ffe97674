using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Grains.Loading;

namespace Puffy.Client.Loading;

/// <summary>What a load did, on the screen.</summary>
internal static class LoadView
{
    /// <summary>Shows the files, why rows were refused, and what was found.</summary>
    public static void Show(LoadSummary loaded, Screen screen)
    {
        screen.Table(Files(loaded.Files));
        if (loaded.Refused.Count > 0)
        {
            screen.Space();
            screen.Table(new ScreenTable<KeyValuePair<string, long>>(loaded.Refused)
                .Name("refused because", reason => reason.Key)
                .Number("rows", reason => CountText.Of(reason.Value)));
        }

        foreach (var file in loaded.Files)
        {
            foreach (var finding in file.Findings)
            {
                screen.Line($"{finding.Kind}: {file.Name}: {finding.Detail}");
            }
        }
    }

    /// <summary>The whole load in a line.</summary>
    public static string Summary(LoadSummary loaded) =>
        $"{CountText.Of(loaded.Files.Count, "file")}, {CountText.Of(loaded.Rows, "row")}, {CountText.Of(loaded.Accepted)} accepted";

    private static ScreenTable<LoadedFile> Files(IEnumerable<LoadedFile> files) => new ScreenTable<LoadedFile>(files)
        .Text("file", file => file.Name, Importance.Key)
        .Number("rows", file => CountText.Of(file.Rows))
        .Number("accepted", file => CountText.Of(file.Accepted), Importance.Useful)
        .Number("quarantined", file => CountText.Of(file.Quarantined))
        .Number("findings", file => CountText.Of(file.Findings.Length), Importance.Useful);
}
