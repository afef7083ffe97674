using System.CommandLine;
using System.CommandLine.Parsing;
using Puffy.Analytics;
using Puffy.Analytics.Options;

namespace Puffy.Client.Commands;

/// <summary>The flags that decide channels. What is not given stays as the store remembers it.</summary>
internal sealed class ChannelFlags
{
    private readonly Option<FileInfo?> _rules = new("--channel-rules", "--rules")
    {
        Description = "A channel rules file instead of the built-in rules, which puffy channel --print-rules prints.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _ownDomains = new("--own-domain")
    {
        Description = "Another domain of the shop: visits referred from it count as Direct. Repeatable.",
        HelpName = "DOMAIN",
    };

    /// <summary>Adds the flags to a command.</summary>
    public ChannelFlags(Command command)
    {
        // Where an argument may follow, a second word would be taken for a domain.
        _ownDomains.AllowMultipleArgumentsPerToken = command.Arguments.Count == 0;
        command.Options.Add(_ownDomains);
        command.Options.Add(_rules);
        command.Validators.Add(parsed =>
        {
            try
            {
                new AnalysisOptions { OwnDomains = [.. parsed.GetValue(_ownDomains) ?? []] }.Validate();
            }
            catch (InvalidInputException exception)
            {
                parsed.AddError(exception.Message);
            }
        });
    }

    /// <summary>Whether any was given.</summary>
    public bool AreGiven(CommandResult parsed) => parsed.GetResult(_rules) is not null || parsed.GetResult(_ownDomains) is not null;

    /// <summary>The options as given, over those remembered.</summary>
    /// <exception cref="InvalidInputException">The rules file can't be read.</exception>
    public AnalysisOptions Over(AnalysisOptions remembered, ParseResult parsed) => remembered with
    {
        OwnDomains = parsed.GetValue(_ownDomains) is { Length: > 0 } domains ? [.. domains] : remembered.OwnDomains,
        ChannelRules = parsed.GetValue(_rules) is { } rules ? RulesText.Read(rules, _rules.Name) : remembered.ChannelRules,
    };
}
