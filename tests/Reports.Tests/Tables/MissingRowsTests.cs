using Puffy.Tables.Export;

namespace Puffy.Reports.Tests.Tables;

public sealed class MissingRowsTests
{
    /// <summary>A file of ten rows. Some were erased before the export began to read, and some while it read.</summary>
    [Theory]
    [InlineData(0, 0, 10)]
    [InlineData(3, 3, 7)]
    [InlineData(3, 5, 5)]
    [InlineData(3, 5, 7)]
    public void A_row_that_was_read_or_erased_is_not_missing(int erasedBefore, int erasedAfter, int found) => Check(erasedBefore, erasedAfter, found);

    [Theory]
    [InlineData(0, 0, 9)]
    [InlineData(3, 3, 6)]
    [InlineData(3, 5, 4)]
    public void A_row_that_was_neither_is_named_with_its_file(int erasedBefore, int erasedAfter, int found)
    {
        var thrown = Assert.Throws<MissingRowsException>(() => Check(erasedBefore, erasedAfter, found));

        Assert.StartsWith("The store is damaged: it lacks 1\u00A0row of 'monday.csv' that it had taken.", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody counted the rows of a load that has not finished, or of a live key.</summary>
    [Fact]
    public void Of_a_file_without_a_count_nothing_is_missing() => MissingRowsException.ThrowIfAny(
        [new SourceFile(1, "live/web", null, [])], found: _ => 0, new Dictionary<int, int>());

    private static void Check(int erasedBefore, int erasedAfter, int found) => MissingRowsException.ThrowIfAny(
        [new SourceFile(1, "monday.csv", 10 - erasedBefore, [], erasedBefore)], found: _ => found, new Dictionary<int, int> { [1] = erasedAfter });
}
