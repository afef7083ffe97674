using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

/// <summary>Whose a row is, as <see cref="RowValidator"/> judges it.</summary>
public sealed class RowUserTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public void An_empty_user_id_is_refused(string userId) =>
        Assert.Equal(RefusalReason.MissingUserId, new Row { UserId = userId }.Refusal().Reason);

    [Theory]
    [InlineData("undefined")]
    [InlineData("NULL")]
    [InlineData("None")]
    [InlineData("nil")]
    [InlineData("NaN")]
    [InlineData("n/a")]
    [InlineData("NA")]
    [InlineData("Unknown")]
    [InlineData("(not set)")]
    [InlineData("(none)")]
    [InlineData("[object Object]")]
    [InlineData(" - ")]
    [InlineData("0")]
    public void A_placeholder_is_no_user_id_and_counts_as_empty(string userId)
    {
        var refusal = new Row { UserId = userId }.Refusal();

        Assert.Equal((RefusalReason.MissingUserId, string.Empty), (refusal.Reason, refusal.UserId));
        Assert.Contains($"'{userId.Trim()}' is a placeholder", refusal.Detail, StringComparison.Ordinal);
        Assert.True(refusal.Empty.HasFlag(ColumnSet.UserId));
    }

    [Theory]
    [InlineData("1.71E+09")]
    [InlineData("1,71E+09")]
    [InlineData("1.740268798E+12")]
    [InlineData("1e+21")]
    [InlineData("-2.5E-05")]
    public void A_user_id_that_a_spreadsheet_damaged_is_refused_and_says_so(string userId)
    {
        var refusal = new Row { UserId = userId }.Refusal();

        Assert.Equal(RefusalReason.MissingUserId, refusal.Reason);
        Assert.Contains("damaged by a spreadsheet", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nullius-7")]
    [InlineData("unknown-visitor")]
    [InlineData("10")]
    [InlineData("00")]
    [InlineData("--")]
    [InlineData("1710000001.7788")]
    [InlineData("1e9-shop")]
    [InlineData("1E9")]
    [InlineData("12.5E+09")]
    [InlineData("1.E+09")]
    [InlineData("1.71E+")]
    [InlineData("1.71E+0009")]
    [InlineData("nül")]
    public void An_id_that_only_resembles_such_a_word_or_number_is_a_user(string userId)
    {
        var (refusal, accepted) = new Row { UserId = userId }.Judged();

        Assert.Null(refusal);
        Assert.Equal(userId, accepted.UserId);
    }
}
