namespace Puffy.Cases;

/// <summary>Every example of attribution comes out to the last digit.</summary>
public sealed class AttributionExampleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Runs =>
        from name in AttributionExample.Names
        from run in new AttributionExample(name).Runs
        select new TheoryDataRow<string, string>(name, run) { Label = $"{name}, {run}" };

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Comes_out(string name, string run)
    {
        var faults = await new AttributionExample(name).RunAsync(run);

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }
}
