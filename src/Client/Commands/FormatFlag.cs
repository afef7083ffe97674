using System.CommandLine;
using System.CommandLine.Parsing;

namespace Puffy.Client.Commands;

/// <summary>The flag that adds Parquet files to the tables.</summary>
internal sealed class FormatFlag
{
    private const string Csv = "csv";
    private const string Parquet = "parquet";

    private readonly Option<string> _format = new("--format")
    {
        Description = "csv, or parquet to write each table as Parquet too, with typed columns. Default: csv.",
        HelpName = "FORMAT",
        CustomParser = Read,
    };

    /// <summary>Adds the flag to a command.</summary>
    public FormatFlag(Command command) => command.Options.Add(_format);

    /// <summary>Whether Parquet files are wanted.</summary>
    public bool IsParquet(ParseResult parsed) => parsed.GetValue(_format) == Parquet;

    private static string Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text is not (Csv or Parquet))
        {
            result.AddError($"--format: '{text}' is not a format. Give {Csv} or {Parquet}.");
        }

        return text;
    }
}
