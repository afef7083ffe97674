using System.Text.Json;

namespace Puffy.Analytics.RuleFiles;

/// <summary>A value in a rules file that knows where it stands, so that every complaint names the place.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Path">JSON path of the value.</param>
/// <param name="Value">The value.</param>
internal readonly record struct RulesJson(string File, string Path, JsonElement Value)
{
    /// <summary>Every object may carry this remark, which is not read.</summary>
    public const string Remark = "about";

    /// <summary>Whether it is a text.</summary>
    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>A fault of this value, to be thrown.</summary>
    public InvalidRulesException Fault(string fault, Exception? cause = null) => new(File, Path, fault, cause);

    /// <summary>Requires an object with only these properties, so that a typing error is not silently ignored.</summary>
    public RulesJson Object(params ReadOnlySpan<string> allowed)
    {
        Demand(JsonValueKind.Object, "an object");
        foreach (var property in Value.EnumerateObject())
        {
            if (property.Name != Remark && !allowed.Contains(property.Name))
            {
                throw Fault($"unknown property \"{property.Name}\"; allowed are {string.Join(", ", allowed)} and {Remark}.");
            }
        }

        return this;
    }

    /// <summary>A property that must be there.</summary>
    public RulesJson this[string name] =>
        Optional(name) ?? throw Fault($"the property \"{name}\" is missing.");

    /// <summary>A property that may be left out.</summary>
    public RulesJson? Optional(string name) =>
        Value.TryGetProperty(name, out var value) ? At($".{name}", value) : null;

    /// <summary>The properties of an object whose names are free, without the remark.</summary>
    public IEnumerable<(string Name, RulesJson Value)> Properties()
    {
        Demand(JsonValueKind.Object, "an object");
        foreach (var property in Value.EnumerateObject())
        {
            if (property.Name != Remark)
            {
                yield return (property.Name, At($".{property.Name}", property.Value));
            }
        }
    }

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<RulesJson> Items()
    {
        Demand(JsonValueKind.Array, "a list");
        var items = new List<RulesJson>(Value.GetArrayLength());
        foreach (var item in Value.EnumerateArray())
        {
            items.Add(At($"[{items.Count}]", item));
        }

        return items;
    }

    /// <summary>A text that says something.</summary>
    public string Text()
    {
        Demand(JsonValueKind.String, "a text");
        var text = Value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw Fault("the text is empty.") : text;
    }

    /// <summary>The texts of an array.</summary>
    public string[] Texts() => [.. Items().Select(item => item.Text())];

    private RulesJson At(string step, JsonElement value) => new(File, Path + step, value);

    private void Demand(JsonValueKind kind, string name)
    {
        if (Value.ValueKind != kind)
        {
            throw Fault($"expected {name}, found {Written(Value)}.");
        }
    }

    private static string Written(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 40 ? text : $"{text.AsSpan(0, 37)}...";
    }
}
