using Puffy.Analytics.Options;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Tests.Options;

public sealed class EmailKeyOptionTests
{
    private static readonly EmailHashing Key = EmailHashing.Keyed("0123456789abcdef");
    private static readonly EmailHashing Other = EmailHashing.Keyed("fedcba9876543210");
    private static readonly AnalysisOptions Keyed = new() { EmailKey = Key.Fingerprint };

    [Fact]
    public void Rules_take_the_key_of_their_options_and_no_other()
    {
        Assert.Same(Key, new AnalysisRules(Keyed, Key).Emails);
        Assert.Same(EmailHashing.Plain, new AnalysisRules(new AnalysisOptions()).Emails);
        Assert.StartsWith("The store hashes e-mail addresses under another key (fingerprint 9fc6a44f22f6ece5)", RefusalOf(Keyed, Other), StringComparison.Ordinal);
        Assert.Contains("PUFFY_EMAIL_KEY is not set", RefusalOf(Keyed, EmailHashing.Plain), StringComparison.Ordinal);
        Assert.Contains("Unset it for this store", RefusalOf(new AnalysisOptions(), Key), StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_is_part_of_the_options_and_changes_nothing_for_stores_without_one()
    {
        Assert.NotEqual(Keyed.Canonical(), new AnalysisOptions().Canonical());
        Assert.DoesNotContain("email-key", new AnalysisOptions().Canonical(), StringComparison.Ordinal);
        Assert.Equal("e-mail key", Keyed.DifferenceFrom(new AnalysisOptions()));
    }

    private static string RefusalOf(AnalysisOptions options, EmailHashing emails) =>
        Assert.Throws<InvalidInputException>(() => new AnalysisRules(options, emails)).Message;
}
