using System.Text;

namespace Puffy.CommandLine;

/// <summary>
/// A console whose text goes to the writer of the command that prints it, so that several commands can run in one
/// process at once and each one's text is kept apart.
/// </summary>
internal sealed class RoutedConsole(TextWriter outside) : TextWriter
{
    private static readonly Lazy<(RoutedConsole Output, RoutedConsole Error)> Installed = new(Install);

    private readonly AsyncLocal<TextWriter?> _current = new();

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Where text of the calling command goes.</summary>
    private TextWriter Current => _current.Value ?? outside;

    /// <summary>Sends what the caller prints from now on, and what it starts prints, to two writers.</summary>
    public static void Route(TextWriter output, TextWriter error)
    {
        Installed.Value.Output._current.Value = TextWriter.Synchronized(output);
        Installed.Value.Error._current.Value = TextWriter.Synchronized(error);
    }

    public override void Write(char value) => Current.Write(value);

    public override void Write(string? value) => Current.Write(value);

    public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Current.Write(buffer);

    public override void WriteLine(string? value) => Current.WriteLine(value);

    public override void Flush() => Current.Flush();

    private static (RoutedConsole Output, RoutedConsole Error) Install()
    {
        var (output, error) = (new RoutedConsole(Console.Out), new RoutedConsole(Console.Error));
        Console.SetOut(output);
        Console.SetError(error);
        return (output, error);
    }
}
