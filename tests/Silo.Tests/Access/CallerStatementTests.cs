using System.Security.Cryptography.X509Certificates;
using Puffy.Certificates;
using Puffy.Grains.Access;
using Puffy.Silo.Access;

namespace Puffy.Silo.Tests.Access;

public sealed class CallerStatementTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Authority _shop;
    private readonly X509Certificate2 _ann;
    private readonly X509Certificate2 _bob;

    public CallerStatementTests()
    {
        _shop = new Authority(_folder.Path, "shop");
        _ann = Read(_shop.Client("ann", ["read"]));
        _bob = Read(_shop.Client("bob", ["erase"]));
    }

    public void Dispose()
    {
        _ann.Dispose();
        _bob.Dispose();
        _shop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_statement_names_the_certificate_whose_key_signed_it()
    {
        var (certificate, until) = CallerStatement.Read(CallerStatement.Write(_ann, "puffy", Now), "puffy", Now);
        Assert.Equal(_ann.RawData, certificate.RawData);
        Assert.Equal(Now + CallerStatement.Lifetime, until);
    }

    [Fact]
    public void A_statement_for_another_cluster_does_not_hold()
    {
        Assert.Contains("is not signed by the key", Refusal(CallerStatement.Write(_ann, "other", Now), Now), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_signed_by_another_key_does_not_hold()
    {
        var (ann, bob) = (CallerStatement.Write(_ann, "puffy", Now).Split('.'), CallerStatement.Write(_bob, "puffy", Now).Split('.'));
        Assert.Contains("is not signed by the key", Refusal(string.Join('.', ann[0], bob[1], ann[2]), Now), StringComparison.Ordinal);
    }

    [Fact]
    public void A_statement_holds_for_its_lifetime_and_its_time_cannot_be_changed()
    {
        var statement = CallerStatement.Write(_ann, "puffy", Now);
        _ = CallerStatement.Read(statement, "puffy", Now + CallerStatement.Lifetime);
        _ = CallerStatement.Read(statement, "puffy", Now - CallerStatement.Lifetime);
        var late = Now + CallerStatement.Lifetime + TimeSpan.FromSeconds(1);
        Assert.Contains("Set the clocks of the machines", Refusal(statement, late), StringComparison.Ordinal);

        var parts = statement.Split('.');
        Assert.Contains("is not signed by the key", Refusal($"{late.ToUnixTimeMilliseconds()}.{parts[1]}.{parts[2]}", late), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("x.AAAA.AAAA")]
    [InlineData("1772366400000.AAAA.AAAA")]
    public void What_is_no_statement_is_refused(string text) => Refusal(text, Now);

    private static string Refusal(string statement, DateTimeOffset now) =>
        Assert.Throws<AccessException>(() => CallerStatement.Read(statement, "puffy", now)).Message;

    private static X509Certificate2 Read(CertificatePaths paths) => X509Certificate2.CreateFromPemFile(paths.Certificate, paths.Key);
}
