using System.CommandLine;
using Puffy.Tables.Definition;

namespace Puffy.Client.Commands;

/// <summary>The flags that say in which form tables are written.</summary>
internal sealed class TableFlags
{
    private readonly Option<bool> _safe = SpreadsheetSafe();
    private readonly Option<bool> _redact = new("--redact")
    {
        Description = "Leave e-mail addresses in event_data and the text of refused rows out of the tables.",
    };

    /// <summary>Adds the flags to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="writes">The option without which the command writes no tables; null where it always does.</param>
    public TableFlags(Command command, Option? writes = null)
    {
        command.Options.Add(_safe);
        command.Options.Add(_redact);
        command.Validators.Add(parsed =>
        {
            foreach (var flag in new Option[] { _safe, _redact }.Where(flag => writes is not null && parsed.GetResult(writes) is null && parsed.GetResult(flag) is not null))
            {
                parsed.AddError($"{flag.Name} works only with {writes!.Name}. Leave it out, or give {writes.Name} {writes.HelpName}.");
            }
        });
    }

    /// <summary>Keeps spreadsheets from running cells.</summary>
    public static Option<bool> SpreadsheetSafe() => new("--spreadsheet-safe")
    {
        Description = "Write an apostrophe before cells that a spreadsheet would run: those that begin with =, +, -, @, a tab or a carriage return.",
    };

    /// <summary>The form.</summary>
    public CellForm Of(ParseResult parsed) => new(SpreadsheetSafe: parsed.GetValue(_safe), Redacted: parsed.GetValue(_redact));
}
