using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Puffy.Cases;

/// <summary>What a case expects: its expect.json. A key that is not listed here is an error.</summary>
public sealed record Expectation : Invocation
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>By file of the input: the name under which it is loaded.</summary>
    public Dictionary<string, string> Names { get; init; } = [];

    /// <summary>Rows of run.json by reason, for the reasons given.</summary>
    public Dictionary<string, JsonNode> Quarantined { get; init; } = [];

    /// <summary>Kinds that run.json must have: a list, or the number of each.</summary>
    public JsonNode? Findings { get; init; }

    /// <summary>Kinds that run.json must lack.</summary>
    public string[] NoFindings { get; init; } = [];

    /// <summary>Values of run.json by key, or by path with dots.</summary>
    public Dictionary<string, JsonNode?> Totals { get; init; } = [];

    /// <summary>Sessions of run.json by funnel step.</summary>
    public Dictionary<string, JsonNode> Funnel { get; init; } = [];

    /// <summary>Rows of silver/sessions.csv.</summary>
    public ExpectedRow[]? Sessions { get; init; }

    /// <summary>Rows of silver/fct_orders.csv.</summary>
    public ExpectedRow[]? Orders { get; init; }

    /// <summary>Rows of silver/dim_user.csv.</summary>
    public ExpectedRow[]? Users { get; init; }

    /// <summary>Rows of any other table, by file.</summary>
    public Dictionary<string, ExpectedRow[]> Tables { get; init; } = [];

    /// <summary>Text of any file that is written.</summary>
    public Dictionary<string, ExpectedText> Texts { get; init; } = [];

    /// <summary>Commands on the store after the run.</summary>
    public Invocation[] Commands { get; init; } = [];

    public static Expectation Read(string path) => JsonSerializer.Deserialize<Expectation>(File.ReadAllText(path), Json)!;
}

/// <summary>A command, and what it is expected to print.</summary>
public record Invocation
{
    /// <summary>Arguments; those of the run come after its usual ones.</summary>
    public string[] Args { get; init; } = [];

    public int Exit { get; init; }

    public ExpectedText? Stdout { get; init; }

    public ExpectedText? Stderr { get; init; }

    /// <summary>The terminal's width as in COLUMNS; null for none.</summary>
    public int? Columns { get; init; } = 80;

    /// <summary>Whether what is printed is judged. It depends on the width of the terminal.</summary>
    [JsonIgnore]
    public bool LooksAtTheTerminal => Stdout is not null || Stderr is not null;
}

/// <summary>Rows of a table: those that match, how many there are, and what each of them holds.</summary>
public sealed record ExpectedRow
{
    public required Dictionary<string, JsonNode?> Match { get; init; }

    public int Count { get; init; } = 1;

    public Dictionary<string, JsonNode?> Expect { get; init; } = [];

    /// <summary>Texts that a column contains, in any case.</summary>
    public Dictionary<string, string[]> Contains { get; init; } = [];
}

/// <summary>Parts that a text has and lacks, and its widest line.</summary>
public sealed record ExpectedText
{
    public string[] Contains { get; init; } = [];

    public string[] Lacks { get; init; } = [];

    /// <summary>Letters of the widest line, entries of the framework's log left out: a slow machine alone causes some.</summary>
    public int MaxWidth { get; init; } = int.MaxValue;
}
