using Puffy.Analytics.Wording;
using Spectre.Console;

namespace Puffy.Client.Terminal;

/// <summary>A table for the screen: what each column shows of a row.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="rows">The rows.</param>
internal sealed class ScreenTable<T>(IEnumerable<T> rows)
{
    private readonly List<T> _rows = [.. rows];
    private readonly List<ScreenColumn> _columns = [];

    /// <summary>A column of figures.</summary>
    public ScreenTable<T> Number(string title, Func<T, string> cell, Importance importance = Importance.Main) =>
        Add(title, CellKind.Number, cell, importance);

    /// <summary>A column of short names, days or times.</summary>
    public ScreenTable<T> Name(string title, Func<T, string> cell, Importance importance = Importance.Key) =>
        Add(title, CellKind.Name, cell, importance);

    /// <summary>A column of sentences, or of what comes from outside.</summary>
    public ScreenTable<T> Text(string title, Func<T, string> cell, Importance importance = Importance.Main) =>
        Add(title, CellKind.Text, cell, importance);

    /// <summary>The table in lines that fit into a width, and below it which columns found no room.</summary>
    public IReadOnlyList<string> Lines(int width)
    {
        var fit = ColumnFit.Into(width - Frame, _columns);
        using var drawn = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(drawn),
        });
        console.Profile.Capabilities.Unicode = true;
        console.Profile.Width = int.MaxValue;
        console.Write(Draw(fit));
        var lines = drawn.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        return fit.LeftOut.Count == 0
            ? lines
            : [.. lines, .. Wrapping.Lines($"Left out to fit {width} columns: {string.Join(", ", fit.LeftOut.Select(column => column.Title))}.", width, indent: 2)];
    }

    /// <summary>Spectre's simple border takes a column at either side.</summary>
    private const int Frame = 2;

    private static Table Draw(ColumnFit fit)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (column, width) in fit.Columns)
        {
            table.AddColumn(new TableColumn(new Text(string.Join('\n', Wrapping.TitleLines(column.Title, width))))
            {
                Width = width,
                NoWrap = true,
                Padding = new Padding(0, 0, column == fit.Columns[^1].Column ? 0 : ColumnFit.Gap - 1, 0),
                Alignment = column.Kind == CellKind.Number ? Justify.Right : Justify.Left,
            });
        }

        for (var row = 0; row < fit.Columns[0].Column.Cells.Count; row++)
        {
            table.AddRow(fit.Columns.Select(column => new Text(string.Join('\n', Wrapping.Lines(column.Column.Cells[row], column.Width)))));
        }

        return table;
    }

    private ScreenTable<T> Add(string title, CellKind kind, Func<T, string> cell, Importance importance)
    {
        _columns.Add(new ScreenColumn(title, kind, importance, [.. _rows.Select(row => VisibleText.Escape(cell(row)))]));
        return this;
    }
}
