using System.Text;

namespace Puffy.Collector.Mapping;

/// <summary>Writes names in snake_case: <c>Product Viewed</c>, <c>productViewed</c> and <c>product-viewed</c> are <c>product_viewed</c>.</summary>
internal static class SnakeCase
{
    /// <summary>The name; as it is, where it holds neither letter nor digit.</summary>
    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var at = 0; at < name.Length; at++)
        {
            var letter = name[at];
            if (!char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter))
            {
                Break(snake);
                continue;
            }

            if (char.IsUpper(letter) && at > 0 && (char.IsLower(name[at - 1]) || char.IsDigit(name[at - 1]) || EndsAbbreviation(name, at)))
            {
                Break(snake);
            }

            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString().TrimEnd('_') is { Length: > 0 } written ? written : name.Trim();
    }

    /// <summary>The last capital of several belongs to the word after it: HTTPError is http_error.</summary>
    private static bool EndsAbbreviation(string name, int at) =>
        char.IsUpper(name[at - 1]) && at + 1 < name.Length && char.IsLower(name[at + 1]);

    private static void Break(StringBuilder snake)
    {
        if (snake.Length > 0 && snake[^1] != '_')
        {
            snake.Append('_');
        }
    }
}
