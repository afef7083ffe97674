namespace Puffy.CommandLine;

/// <summary>What a command printed and its exit status.</summary>
public sealed record CommandResult(int Status, string Output, string Error);
