using Puffy.Queries;

namespace Puffy.Client.Terminal;

/// <summary>Answers for programs.</summary>
internal static class JsonAnswer
{
    /// <summary>Writes an answer to standard output.</summary>
    public static void Write<TAnswer>(TAnswer answer) => Screen.Output.Document(AnswerJson.Serialize(answer) + Environment.NewLine);
}
