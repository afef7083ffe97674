using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

public sealed class DeterminismTests
{
    private static readonly SampleOptions Small = new() { Users = 300, Seed = 42 };

    /// <summary>Fixed once. A change of it changes everybody's samples and every figure published on them.</summary>
    [Fact]
    public void A_known_sample_has_its_known_hash()
    {
        Assert.Equal("394cb9d350d43edc8d4711ddbc4b44d03cbc3970a56af4479b4e10841fc54cf1", HashOf(Small));
    }

    [Fact]
    public void Equal_options_give_equal_bytes()
    {
        Assert.Equal(HashOf(Small), HashOf(Small with { Faults = [] }));
    }

    [Fact]
    public void The_culture_of_the_machine_changes_no_byte()
    {
        var expected = HashOf(Small);
        var usual = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "minus ";
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.DateTimeFormat.DateSeparator = "|";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, HashOf(Small));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void Another_seed_gives_other_visitors()
    {
        using var one = new GeneratedSample(Small);
        using var other = new GeneratedSample(Small with { Seed = 43 });
        var users = one.Rows().Where(row => row.User.Length > 0).Select(row => row.User).ToHashSet();
        Assert.DoesNotContain(other.Rows(), row => users.Contains(row.User));
    }

    [Fact]
    public void More_days_at_the_same_pace_change_no_earlier_file()
    {
        using var week = new GeneratedSample(new SampleOptions { Users = 700, Days = 7 });
        using var fortnight = new GeneratedSample(new SampleOptions { Users = 1_400, Days = 14 });
        var longer = fortnight.Files();
        Assert.Equal(14, longer.Count);
        Assert.All(week.Files(), file => Assert.Equal(file.Value, longer[file.Key]));
    }

    [Fact]
    public void Writing_over_an_older_sample_leaves_nothing_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("puffy-sample-");
        try
        {
            SampleShop.Write(folder.FullName, Small with { Seed = 7, Users = 900 }, TestContext.Current.CancellationToken);
            var summary = SampleShop.Write(folder.FullName, Small, TestContext.Current.CancellationToken);
            using var fresh = new GeneratedSample(Small);
            var expected = fresh.Files();
            Assert.Equal(expected.Count, summary.Files.Count);
            Assert.All(summary.Files, file => Assert.Equal(expected[Path.GetFileName(file.Path)], File.ReadAllBytes(file.Path)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string HashOf(SampleOptions options)
    {
        using var sample = new GeneratedSample(options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in sample.Files())
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
