using System.CommandLine;
using System.CommandLine.Parsing;
using Puffy.Analytics.Attribution;
using Puffy.Tables.Export;

namespace Puffy.Client.Commands;

/// <summary>The flags that choose attribution models and paths.</summary>
internal sealed class ModelFlags
{
    private readonly Option<AttributionModel[]?> _models = new("--models")
    {
        Description = $"The attribution models to write, comma-separated. Default: all of {Names}.",
        HelpName = "NAMES",
        CustomParser = result => [.. string.Join(',', result.Tokens.Select(token => token.Value)).Split(',').Select(name => Parse(result, "--models", name)).Distinct().Order()],
    };

    private readonly Option<bool> _allPaths = new("--all-paths")
    {
        Description = "Write every path into gold/attribution_paths.csv. Default: the 1,000 with most orders.",
    };

    /// <summary>Adds the flags to a command.</summary>
    public ModelFlags(Command command)
    {
        command.Options.Add(_models);
        command.Options.Add(_allPaths);
    }

    private static string Names => string.Join(", ", AttributionModelNames.All.Select(model => model.Name()));

    /// <summary>One model.</summary>
    public static Option<AttributionModel?> Model() => new("--model")
    {
        Description = $"Show only this attribution model: {Names}.",
        HelpName = "NAME",
        CustomParser = result => Parse(result, "--model", result.Tokens[0].Value),
    };

    /// <summary>What was chosen.</summary>
    public AttributionChoice Of(ParseResult parsed) => new()
    {
        Models = parsed.GetValue(_models) is { Length: > 0 } models ? models : AttributionModelNames.All,
        AllPaths = parsed.GetValue(_allPaths),
    };

    private static AttributionModel Parse(ArgumentResult result, string flag, string name)
    {
        foreach (var model in AttributionModelNames.All)
        {
            if (model.Name() == name.Trim())
            {
                return model;
            }
        }

        result.AddError($"{flag}: '{name}' is not an attribution model. Give one of {Names}.");
        return default;
    }
}
