namespace Puffy.Silo.PostgreSql;

/// <summary>No connection could be made.</summary>
internal sealed class StoreUnreachableException(Exception explanation) : Exception(explanation.Message, explanation)
{
    /// <summary>What callers are told.</summary>
    public Exception Explanation => InnerException!;
}
