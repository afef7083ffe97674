using System.Text.Json;

namespace Puffy.Benchmarks.Speed;

/// <summary>Both engines must compute the same: else one of them does another job, and its time says nothing.</summary>
internal static class Agreement
{
    private static readonly string[] Figures = ["rows_read", "events", "users", "sessions", "orders", "revenue"];
    private static readonly string[] Counts = ["quarantined", "funnel"];

    /// <summary>Compares a run record with the peer's figures.</summary>
    /// <exception cref="InvalidOperationException">A figure differs; the message names all that do.</exception>
    public static void Require(string runRecord, string peerFigures)
    {
        using var puffy = JsonDocument.Parse(runRecord);
        using var peer = JsonDocument.Parse(peerFigures);
        var (ours, theirs) = (puffy.RootElement, peer.RootElement);
        var differences = Figures.Select(name => Difference(name, ours.GetProperty(name), theirs.GetProperty(name)))
            .Concat(Counts.SelectMany(name => Differences(name, ours.GetProperty(name), theirs.GetProperty(name))))
            .Concat(ours.GetProperty("attribution").EnumerateObject().SelectMany(model => Differences(
                model.Name, model.Value, theirs.GetProperty("attribution").GetProperty(model.Name))))
            .OfType<string>()
            .ToList();
        if (differences.Count > 0)
        {
            throw new InvalidOperationException($"The engines disagree:\n{string.Join('\n', differences)}");
        }
    }

    private static IEnumerable<string?> Differences(string of, JsonElement ours, JsonElement theirs) =>
        ours.EnumerateObject().Select(item => item.Name).Union(theirs.EnumerateObject().Select(item => item.Name))
            .Select(name => Difference($"{of}.{name}", Member(ours, name), Member(theirs, name)));

    private static string? Difference(string name, JsonElement ours, JsonElement theirs) =>
        Value(ours) == Value(theirs) ? null : $"{name}: {Value(ours)} here, {Value(theirs)} in the peer";

    private static JsonElement Member(JsonElement of, string name) => of.TryGetProperty(name, out var member) ? member : default;

    /// <summary>Of what a channel earned under a model the revenue is compared.</summary>
    private static string Value(JsonElement figure) => figure.ValueKind switch
    {
        JsonValueKind.Undefined => "none",
        JsonValueKind.Object => figure.GetProperty("revenue").ToString(),
        _ => figure.ToString(),
    };
}
