using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class SchemaDriftTests
{
    private static readonly string[] Usual = ["client_id", "timestamp", "event_name", "page_url", "referrer", "event_data", "user_agent"];

    private static List<(string Column, string Detail)> Drift(string[] header, string[]? previous) =>
        [.. SchemaDrift.Between(new Header(header), previous is null ? null : new Header(previous))];

    [Fact]
    public void A_first_file_with_all_columns_has_no_drift_whatever_their_names_and_places() =>
        Assert.Empty(Drift(["event", "created_at", "user_id", "url", "referer", "data", "user-agent"], null));

    [Fact]
    public void An_event_id_is_not_missed_in_a_first_file() => Assert.Empty(Drift(Usual, null));

    [Fact]
    public void A_column_that_a_first_file_lacks_is_told()
    {
        var (column, detail) = Assert.Single(Drift(["client_id", "timestamp", "event_name", "page_url", "event_data", "user_agent"], null));

        Assert.Equal("referrer", column);
        Assert.Equal("column referrer is missing; its values count as empty", detail);
    }

    [Fact]
    public void The_same_header_again_is_no_drift() => Assert.Empty(Drift(Usual, Usual));

    [Fact]
    public void A_renamed_column_is_told_with_both_names()
    {
        var (column, detail) = Assert.Single(Drift(["clientId", .. Usual[1..]], Usual));

        Assert.Equal("user_id", column);
        Assert.Equal("column client_id is now called clientId; it is read as user_id", detail);
    }

    [Fact]
    public void A_column_that_went_missing_is_told_by_the_name_that_it_had()
    {
        string[] before = [.. Usual[..4], "referer", .. Usual[5..]];
        var (column, detail) = Assert.Single(Drift([.. Usual[..4], .. Usual[5..]], before));

        Assert.Equal("referrer", column);
        Assert.StartsWith("column referer is missing, which the file before had", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_stays_away_is_told_once()
    {
        string[] without = [.. Usual[..4], .. Usual[5..]];

        Assert.Empty(Drift(without, without));
    }

    [Fact]
    public void A_column_that_comes_is_told()
    {
        var (column, detail) = Assert.Single(Drift([.. Usual, "message_id"], Usual));

        Assert.Equal("event_id", column);
        Assert.Equal("column message_id is new; it is read as event_id", detail);
    }

    [Fact]
    public void An_unknown_column_is_told_once()
    {
        var (column, detail) = Assert.Single(Drift([.. Usual, "experiment"], Usual));
        Assert.Equal("experiment", column);
        Assert.Equal("column experiment is unknown and ignored", detail);

        Assert.Single(Drift([.. Usual, "experiment"], null));
        Assert.Empty(Drift([.. Usual, "experiment"], [.. Usual, "experiment"]));
    }

    [Fact]
    public void Many_unknown_columns_are_one_change_that_names_the_first_and_counts_the_rest()
    {
        string[] many = [.. Enumerable.Range(0, 20_000).Select(i => $"q{i}")];
        var (column, detail) = Assert.Single(Drift([.. Usual, .. many], Usual));

        Assert.Equal("q0, q1, q2", column);
        Assert.Equal("20000 columns are unknown and ignored: q0, q1, q2 and 19997 more", detail);
        Assert.Equal(
            "columns x, y are unknown and ignored",
            Assert.Single(Drift([.. Usual, .. many, "x", "y"], [.. Usual, .. many])).Detail);
        Assert.Empty(Drift([.. many, .. Usual], [.. Usual, .. many]));
    }

    [Fact]
    public void A_long_name_of_an_unknown_column_is_told_by_its_start() =>
        Assert.Equal($"{new string('x', 40)}…", Assert.Single(Drift([.. Usual, new string('x', 41)], Usual)).Column);

    [Fact]
    public void Another_column_for_a_field_is_told_with_the_order_in_which_they_are_read()
    {
        var (column, detail) = Assert.Single(Drift([.. Usual, "user_id"], Usual));

        Assert.Equal("user_id", column);
        Assert.Equal("column user_id is new; user_id is the first of client_id, user_id that a row has", detail);
    }

    [Fact]
    public void One_of_several_columns_for_a_field_that_went_missing_is_told_with_those_that_stay()
    {
        var (column, detail) = Assert.Single(Drift(Usual, [.. Usual, "anonymous_id", "user_id"]));

        Assert.Equal("user_id", column);
        Assert.Equal("column anonymous_id, user_id is missing, which the file before had; user_id is read from client_id", detail);
    }

    [Fact]
    public void Columns_that_moved_are_told_with_their_order()
    {
        string[] moved = ["timestamp", "client_id", .. Usual[2..]];
        var (column, detail) = Assert.Single(Drift(moved, Usual));

        Assert.Equal("", column);
        Assert.Equal($"columns have moved: {string.Join(", ", moved)}", detail);
    }

    [Fact]
    public void Columns_that_a_missing_one_lets_move_up_have_not_moved() =>
        Assert.Single(Drift([.. Usual[..1], .. Usual[1..3], .. Usual[4..]], Usual));

    [Fact]
    public void Several_changes_are_told_each()
    {
        var drift = Drift(["timestamp", "clientId", "event_name", "page_url", "event_data", "user_agent", "ab_test", "id"], Usual);

        Assert.Equal(["user_id", "referrer", "event_id", "ab_test", ""], drift.Select(change => change.Column));
    }
}
