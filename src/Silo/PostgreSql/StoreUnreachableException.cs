namespace Puffy.Silo.PostgreSql;

/// <summary>No connection could be made.</summary>
internal sealed class StoreUnreachableException(Exception explanation) : Exception(explanation.Message, explanation)
{
    /// <summary>The message that callers receive.</summary>
    public Exception Explanation => InnerException!;
}
