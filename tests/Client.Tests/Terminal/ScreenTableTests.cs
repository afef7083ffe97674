using CsCheck;
using Puffy.Client.Terminal;

namespace Puffy.Client.Tests.Terminal;

public class ScreenTableTests
{
    private static readonly (string Name, long Sessions, string Revenue, string Note)[] Rows =
    [
        ("Organic Search", 12_345, "123,456.78", "most of it from one engine"),
        ("Email", 7, "0.50", ""),
    ];

    [Fact]
    public void Columns_stand_under_their_titles_with_figures_at_the_right() => Assert.Equal(
        [
            " channel         sessions     revenue  note",
            "──────────────────────────────────────────────────────────────────",
            " Organic Search    12,345  123,456.78  most of it from one engine",
            " Email                  7        0.50",
        ],
        Table().Lines(80));

    [Fact]
    public void Sentences_break_first() => Assert.Equal(
        [
            " channel         sessions     revenue  note",
            "────────────────────────────────────────────────────────────",
            " Organic Search    12,345  123,456.78  most of it from one",
            "                                       engine",
            " Email                  7        0.50",
        ],
        Table().Lines(60));

    [Fact]
    public void What_finds_no_room_goes_and_is_named() => Assert.Equal(
        [
            " channel            revenue",
            "────────────────────────────",
            " Organic Search  123,456.78",
            " Email                 0.50",
            "Left out to fit 30 columns:",
            "  sessions, note.",
        ],
        Table(sessions: Importance.Useful, note: Importance.Useful).Lines(30));

    [Fact]
    public void The_least_important_goes_first() => Assert.Equal(
        " channel            revenue  note",
        Table(sessions: Importance.Detail, note: Importance.Useful).Lines(40)[0]);

    [Fact]
    public void Of_two_that_matter_alike_the_rightmost_goes_first() => Assert.Equal(
        " channel         sessions     revenue",
        Table(sessions: Importance.Useful, note: Importance.Useful).Lines(40)[0]);

    [Fact]
    public void What_comes_from_outside_cannot_control_the_terminal() => Assert.Equal(
        " a\\u001b[2Jb\\nc",
        new ScreenTable<string>(["a\u001b[2Jb\nc"]).Text("user", user => user, Importance.Key).Lines(80)[2]);

    [Fact]
    public void A_table_without_rows_shows_its_titles() => Assert.Equal(" user", new ScreenTable<string>([]).Text("user", user => user).Lines(80)[0]);

    [Fact]
    public void Every_table_fits_and_breaks_no_number() => Gen.Select(
        Gen.Long[0, 1_000_000_000_000].Array[1, 9], Gen.String["abc xyz/_"].Array[1, 9], Gen.Int[40, 200]).Sample((numbers, texts, width) =>
    {
        var written = numbers.Select(number => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var table = new ScreenTable<int>([.. Enumerable.Range(0, 3)]).Text("key", row => texts[row % texts.Length], Importance.Key);
        foreach (var (at, number) in written.Index())
        {
            table.Number($"n{at}", _ => number);
        }

        var lines = table.Lines(width);
        Assert.All(lines, line => Assert.True(line.Length <= width, $"'{line}' is wider than {width}"));
        var shown = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(title => title[0] == 'n');
        Assert.All(written.Take(shown), number => Assert.Equal(3, lines.Count(line => line.Split(' ').Contains(number))));
    });

    private static ScreenTable<(string Name, long Sessions, string Revenue, string Note)> Table(
        Importance sessions = Importance.Main, Importance note = Importance.Useful) =>
        new ScreenTable<(string Name, long Sessions, string Revenue, string Note)>(Rows)
            .Name("channel", row => row.Name)
            .Number("sessions", row => row.Sessions.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), sessions)
            .Number("revenue", row => row.Revenue)
            .Text("note", row => row.Note, note);
}
