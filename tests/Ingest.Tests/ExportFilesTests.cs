using Puffy.Analytics;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Tests;

public sealed class ExportFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("puffy-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_stands_for_its_files_in_the_order_of_their_names()
    {
        foreach (var name in new[] { "b.csv", "a.csv.gz", "B.CSV", "notes.txt", "e", "c.zst" })
        {
            Touch(name);
        }

        Assert.Equal(["B.CSV", "a.csv.gz", "b.csv", "c.zst", "e", "notes.txt"], ExportFiles.Expand([_folder.FullName]).Select(file => file.Name));
    }

    [Fact]
    public void Names_that_begin_with_a_dot_are_left_alone()
    {
        foreach (var name in new[] { "a.csv", "._a.csv", ".DS_Store", ".hidden.csv.gz" })
        {
            Touch(name);
        }

        Assert.Equal(["a.csv"], ExportFiles.Expand([_folder.FullName]).Select(file => file.Name));
    }

    [Theory]
    [InlineData("a.csv", false)]
    [InlineData("A.CSV.GZ", false)]
    [InlineData("a.tsv", false)]
    [InlineData("a.psv.zst", false)]
    [InlineData("a.zip", false)]
    [InlineData("events_20250301.gz", false)]
    [InlineData("README.txt", true)]
    [InlineData("logo.png", true)]
    [InlineData("dump.sql.gz", true)]
    [InlineData("a.csv.bak", true)]
    [InlineData("csv", true)]
    public void A_file_of_a_folder_that_is_not_called_as_exports_are_is_foreign(string name, bool isForeign)
    {
        var path = Touch(name);

        Assert.Equal(isForeign, Assert.Single(ExportFiles.Expand([_folder.FullName])).IsForeign);
        Assert.False(Assert.Single(ExportFiles.Expand([path])).IsForeign);
    }

    [Fact]
    public void A_folder_whose_name_begins_as_the_store_does_is_read()
    {
        var folder = _folder.CreateSubdirectory("shop-exports");
        File.WriteAllText(Path.Combine(folder.FullName, "a.csv"), string.Empty);

        Assert.Equal(["a.csv"], ExportFiles.Expand([folder.FullName], Path.Combine(_folder.FullName, "shop")).Select(file => file.Name));
    }

    [Fact]
    public void The_store_that_lies_among_the_exports_is_left_alone()
    {
        foreach (var name in new[] { "a.csv", "shop.store", "shop.store-wal", "shop.store-shm", "shops.csv" })
        {
            Touch(name);
        }

        Assert.Equal(
            ["a.csv", "shops.csv"],
            ExportFiles.Expand([_folder.FullName], Path.Combine(_folder.FullName, ".", "shop.store")).Select(file => file.Name));
    }

    [Fact]
    public void Subfolders_are_not_searched()
    {
        Touch("a.csv");
        Touch("deeper/b.csv");
        _folder.CreateSubdirectory("folder.csv");

        Assert.Equal(["a.csv"], ExportFiles.Expand([_folder.FullName]).Select(file => file.Name));
    }

    [Fact]
    public void A_file_may_have_any_name() =>
        Assert.Equal(["export.txt"], ExportFiles.Expand([Touch("export.txt")]).Select(file => file.Name));

    [Fact]
    public void Files_of_several_paths_are_in_the_order_of_their_names_then_of_their_paths()
    {
        var paths = new[] { Touch("y/b.csv"), Touch("x/c.csv"), Touch("z/a.csv"), Touch("x/b.csv") };

        Assert.Equal([paths[2], paths[3], paths[0], paths[1]], ExportFiles.Expand(paths).Select(file => file.Path));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_there_twice()
    {
        var path = Touch("a.csv");

        Assert.Equal([path, path], ExportFiles.Expand([path, _folder.FullName]).Select(file => file.Path));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_named()
    {
        var path = Path.Combine(_folder.FullName, "missing.csv");

        Assert.Contains($"'{path}' does not exist", Assert.Throws<InvalidInputException>(() => ExportFiles.Expand([path])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_file_is_named()
    {
        Touch(".hidden.csv");

        Assert.Contains(
            $"'{_folder.FullName}' holds no file",
            Assert.Throws<InvalidInputException>(() => ExportFiles.Expand([_folder.FullName])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events_20250223.csv", 2025, 2, 23)]
    [InlineData("2025-02-23.csv.gz", 2025, 2, 23)]
    [InlineData("shop7_20250223_part2.csv", 2025, 2, 23)]
    [InlineData("20250223T000000.csv", 2025, 2, 23)]
    public void The_day_in_a_name_is_that_of_the_file(string name, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), new ExportFile($"/some/20240101/{name}").Day);

    [Theory]
    [InlineData("events.csv")]
    [InlineData("events_20250230.csv")]
    [InlineData("events_120250223.csv")]
    [InlineData("events_202502231.csv")]
    [InlineData("events_19991231.csv")]
    public void A_name_without_a_day_has_none(string name) => Assert.Null(new ExportFile(name).Day);

    private string Touch(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Empty);
        return path;
    }
}
