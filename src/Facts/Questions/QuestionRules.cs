using Puffy.Analytics;

namespace Puffy.Facts.Questions;

/// <summary>What a question may ask: the one home of its refusals, whatever it was read from.</summary>
internal static class QuestionRules
{
    /// <summary>The most levels of a filter.</summary>
    public const int MostLevels = 10;

    /// <summary>The most comparisons in all filters of a question.</summary>
    public const int MostFilters = 100;

    /// <summary>Checks a question.</summary>
    /// <returns>The question itself.</returns>
    /// <exception cref="InvalidInputException">It asks for what is not allowed; the message says what, and what would do.</exception>
    public static FactQuestion Check(FactQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Metrics.IsDefaultOrEmpty)
        {
            throw new InvalidInputException($"The question has no metric. Ask for one or more of {string.Join(", ", MetricNames.All)}.");
        }

        RefuseTwice("metrics", question.Metrics.Select(MetricNames.Name));
        RefuseTwice("dimensions", question.Dimensions.Select(DimensionNames.Name));
        RefuseTwice("order_by", question.OrderBy.Select(order => order.Name));
        CheckOrder(question);
        CheckFilters(question);
        CheckEvents(question);
        CheckComparison(question);
        CheckPage(question);
        return question;
    }

    private static void CheckPage(FactQuestion question)
    {
        if (question.Limit is < 1 or > FactQuestion.MostGroups)
        {
            throw new InvalidInputException($"\"limit\" is {question.Limit}; allowed is 1 to {FactQuestion.MostGroups:N0}. Ask for further groups with \"offset\".");
        }

        if (question.Offset < 0)
        {
            throw new InvalidInputException($"\"offset\" is {question.Offset}; it is the number of groups to skip, 0 or more.");
        }
    }

    private static void CheckComparison(FactQuestion question)
    {
        if (question.Days is { } days && days.To < days.From)
        {
            throw new InvalidInputException($"\"date_range\" ends on {days.To:yyyy-MM-dd}, before it begins on {days.From:yyyy-MM-dd}. Give the earlier day first.");
        }

        if (question.Compare && question.Days is null)
        {
            throw new InvalidInputException("\"comparison\" needs a \"date_range\" with a beginning: before \"all\" there is nothing. Ask for a period such as \"7d\", or for two days.");
        }

        if (question is { Compare: true, Days.Before: null })
        {
            throw new InvalidInputException($"\"comparison\" needs as many days before \"date_range\"; the calendar has none before {question.Days!.Value.From:yyyy-MM-dd}.");
        }

        if (question is { Chance: true, Compare: false })
        {
            throw new InvalidInputException("\"chance\" judges changes: ask for \"comparison\": \"previous_period\" with it.");
        }
    }

    private static void CheckOrder(FactQuestion question)
    {
        foreach (var order in question.OrderBy)
        {
            var asked = order.Metric is { } metric ? question.Metrics.Contains(metric) : question.Dimensions.Contains(order.Dimension!.Value);
            if (!asked)
            {
                throw new InvalidInputException($"\"order_by\" names \"{order.Name}\", which is not asked for. Add it to the metrics or dimensions, or order by one of them.");
            }
        }
    }

    private static void CheckFilters(FactQuestion question)
    {
        var parts = question.Filters.SelectMany(FilterWalk.Parts).ToList();
        if (parts.Count > MostFilters)
        {
            throw new InvalidInputException($"The question has {parts.Count:N0} filters; at most {MostFilters} are allowed. Give several values in one filter.");
        }

        if (question.Filters.Select(FilterWalk.Depth).DefaultIfEmpty().Max() is var levels && levels > MostLevels)
        {
            throw new InvalidInputException($"The filters are {levels} levels deep; at most {MostLevels} are allowed. Flatten \"and\" within \"and\" and \"or\" within \"or\".");
        }

        foreach (var part in parts)
        {
            CheckFilter(part);
        }
    }

    private static void CheckFilter(Filter filter)
    {
        switch (filter)
        {
            case AndFilter { Filters.IsDefaultOrEmpty: true }:
                throw new InvalidInputException("\"and\" has no filter in it. Give at least one, or leave it out.");
            case OrFilter { Filters.IsDefaultOrEmpty: true }:
                throw new InvalidInputException("\"or\" has no filter in it. Give at least one, or leave it out.");
            case HasDoneFilter done:
                CheckDone(done);
                break;
            case ValueFilter value:
                CheckValues(value);
                break;
            default:
                break;
        }
    }

    private static void CheckDone(HasDoneFilter done)
    {
        foreach (var part in FilterWalk.Parts(done.Filter))
        {
            if (part is HasDoneFilter)
            {
                throw new InvalidInputException("\"has_done\" stands within \"has_done\". It takes a filter on one event: page, event_name, and, or, not.");
            }

            if (part is ValueFilter value && !value.Dimension.IsOfEvents())
            {
                throw new InvalidInputException($"\"has_done\" speaks of one event, and \"{value.Dimension.Name()}\" belongs to the session: put that filter beside it. Within it stand page and event_name.");
            }
        }
    }

    private static void CheckValues(ValueFilter filter)
    {
        var name = filter.Dimension.Name();
        if (filter.Dimension.IsTime())
        {
            throw new InvalidInputException($"\"{name}\" can't be filtered. Choose the days with \"date_range\".");
        }

        if (filter.Values.IsDefaultOrEmpty)
        {
            throw new InvalidInputException($"The filter on \"{name}\" has no value. Give at least one; \"\" stands for none.");
        }

        if (filter.Dimension.IsFlag())
        {
            if (filter.Operator is not (FilterOperator.Is or FilterOperator.IsNot))
            {
                throw new InvalidInputException($"\"{name}\" is true or false: compare it with \"is\" or \"is_not\".");
            }

            if (filter.Values.FirstOrDefault(value => value is not ("true" or "false")) is { } wrong)
            {
                throw new InvalidInputException($"\"{name}\" is compared with \"{wrong}\"; allowed are true and false.");
            }
        }

        if (filter.Operator == FilterOperator.Matches)
        {
            foreach (var pattern in filter.Values)
            {
                _ = TextPattern.Parse(pattern);
            }
        }
    }

    private static void CheckEvents(FactQuestion question)
    {
        if (!question.IsOfEvents)
        {
            return;
        }

        foreach (var metric in question.Metrics.Where(metric => !metric.CountsEvents()))
        {
            var by = question.Dimensions.Where(DimensionNames.IsOfEvents).Select(DimensionNames.Name).FirstOrDefault();
            throw new InvalidInputException(by is not null
                ? $"\"{metric.Name()}\" belongs to sessions and can't be split by \"{by}\": ask for page_views, events, sessions or users, or use \"landing_page\"."
                : $"\"{metric.Name()}\" belongs to sessions and can't be filtered by single events: put the filter into \"has_done\", or ask for page_views, events, sessions or users.");
        }
    }

    private static void RefuseTwice(string field, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !seen.Add(name)))
        {
            throw new InvalidInputException($"\"{field}\" has \"{name}\" twice. Name it once.");
        }
    }
}
