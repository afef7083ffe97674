namespace Puffy.Analytics.Channels;

/// <summary>A condition of a rule, kept to say why the rule holds.</summary>
/// <param name="Name">Its name in the rules file, such as <c>source</c>.</param>
/// <param name="Fact">The bit that says that it holds.</param>
/// <param name="Entries">The entries that it asks for.</param>
/// <param name="Text">Its value if it is not a list: a regular expression, or the names of tags.</param>
internal sealed record Condition(string Name, ulong Fact, ListEntry[] Entries, string Text);
