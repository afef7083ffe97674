using Puffy.Facts.Questions;

namespace Puffy.Queries.Tests.Explore;

/// <summary>Filters in SQL, over the columns of the exported tables.</summary>
internal static class SqlFilter
{
    /// <summary>The condition.</summary>
    public static string Of(Filter filter) => filter switch
    {
        AndFilter and => $"({string.Join(" AND ", and.Filters.Select(Of))})",
        OrFilter or => $"({string.Join(" OR ", or.Filters.Select(Of))})",
        NotFilter not => $"(NOT {Of(not.Filter)})",
        HasDoneFilter done => $"(s.session_id IN (SELECT e.session_id FROM events e WHERE {Of(done.Filter)}))",
        ValueFilter value => $"({Of(value)})",
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    /// <summary>The column of a dimension; s are sessions, e events.</summary>
    public static string Column(Dimension dimension) => dimension switch
    {
        Dimension.Page => "e.page_path",
        Dimension.EventName => "e.event_name",
        Dimension.Visitor => "(CASE WHEN s.session_number = 1 THEN 'new' ELSE 'returning' END)",
        _ => $"s.{dimension.Name()}",
    };

    private static string Of(ValueFilter filter)
    {
        var column = Column(filter.Dimension);
        return filter.Operator switch
        {
            FilterOperator.Is => $"{column} IN ({string.Join(", ", filter.Values.Select(Text))})",
            FilterOperator.IsNot => $"{column} NOT IN ({string.Join(", ", filter.Values.Select(Text))})",
            FilterOperator.Contains => string.Join(" OR ", filter.Values.Select(value => $"contains({column}, {Text(value)})")),
            FilterOperator.ContainsNot => string.Join(" AND ", filter.Values.Select(value => $"NOT contains({column}, {Text(value)})")),
            FilterOperator.Matches => string.Join(" OR ", filter.Values.Select(value => $"regexp_matches({column}, {Text(value)})")),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
    }

    private static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
