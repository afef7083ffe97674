namespace Puffy.Tables.Validation;

/// <summary>A check of the written tables, and how it ended.</summary>
/// <param name="Section">The section that it belongs to, such as <c>Conservation</c>.</param>
/// <param name="Name">Its name, such as <c>credits_sum_to_order</c>.</param>
/// <param name="Meaning">What must hold, as a sentence.</param>
/// <param name="Expected">What must be there.</param>
/// <param name="Found">What is there.</param>
/// <param name="Passed">Whether both agree; null where the check was skipped because a table can't be read.</param>
public sealed record ValidationResult(string Section, string Name, string Meaning, string Expected, string Found, bool? Passed);
