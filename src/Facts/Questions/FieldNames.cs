using Puffy.Analytics;
using Puffy.Analytics.Attribution;

namespace Puffy.Facts.Questions;

/// <summary>Reads the names in a question. A name that is not known is refused with those that are.</summary>
internal static class FieldNames
{
    public static Metric Metric(string name) => MetricNames.TryParse(name, out var metric) ? metric
        : throw new InvalidInputException(DimensionNames.TryParse(name, out _)
            ? $"\"{name}\" is a dimension, not a metric: put it into \"dimensions\"."
            : $"There is no metric \"{name}\". Metrics are {string.Join(", ", MetricNames.All)}.");

    public static Dimension Dimension(string name) => DimensionNames.TryParse(name, out var dimension) ? dimension
        : throw new InvalidInputException(MetricNames.TryParse(name, out _)
            ? $"\"{name}\" is a metric, not a dimension: put it into \"metrics\"."
            : $"There is no dimension \"{name}\". Dimensions are {string.Join(", ", DimensionNames.All)}.");

    public static Dimension Filtered(string name) => DimensionNames.TryParse(name, out var dimension) ? dimension
        : throw new InvalidInputException(MetricNames.TryParse(name, out _)
            ? $"\"{name}\" is a metric, and metrics can't be filtered. Filter by a dimension: {string.Join(", ", DimensionNames.All.Where(known => !known.StartsWith("time:", StringComparison.Ordinal)))}."
            : $"There is no dimension \"{name}\" to filter by. Dimensions are {string.Join(", ", DimensionNames.All.Where(known => !known.StartsWith("time:", StringComparison.Ordinal)))}.");

    public static AttributionModel Model(string name)
    {
        foreach (var model in AttributionModelNames.All.Where(model => model.Name() == name))
        {
            return model;
        }

        throw new InvalidInputException($"There is no model \"{name}\". Models are {string.Join(", ", AttributionModelNames.All.Select(AttributionModelNames.Name))}.");
    }

    public static GroupOrder Order(string name, string direction)
    {
        var descending = direction switch
        {
            "asc" => false,
            "desc" => true,
            _ => throw new InvalidInputException($"\"order_by\" has the direction \"{direction}\" for \"{name}\"; allowed are \"asc\" and \"desc\"."),
        };
        return MetricNames.TryParse(name, out var metric) ? new GroupOrder(metric, null, descending)
            : DimensionNames.TryParse(name, out var dimension) ? new GroupOrder(null, dimension, descending)
            : throw new InvalidInputException($"\"order_by\" names \"{name}\", which is neither a metric nor a dimension. Order by one that is asked for.");
    }
}
