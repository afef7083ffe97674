using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Puffy.Certificates;
using Puffy.Grains.Access;
using Puffy.Silo.Access;

namespace Puffy.Silo.Tests.Access;

public sealed class CertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Authority _shop;
    private readonly Authority _other;

    public CertificateTests() => (_shop, _other) = (new Authority(_folder.Path, "shop"), new Authority(_folder.Path, "other"));

    public void Dispose()
    {
        _shop.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("", Rights.None, false)]
    [InlineData("read", Rights.Read, false)]
    [InlineData("load,erase", Rights.Load | Rights.Erase, false)]
    [InlineData("Read,everything", Rights.None, false)]
    [InlineData("silo", Rights.None, true)]
    public void Organizational_units_say_what_a_certificate_allows(string units, Rights rights, bool isSilo)
    {
        var holder = CertificateHolder.Of(Read(_shop.Client("ann", units.Split(',', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal((rights, isSilo), (holder.Rights, holder.IsSilo));
    }

    [Fact]
    public void A_right_in_the_common_name_is_none()
    {
        Assert.Equal(Rights.None, CertificateHolder.Of(Read(_shop.Client("OU=erase", []))).Rights);
    }

    [Fact]
    public void A_silo_may_do_everything_and_a_client_what_all_of_its_rights_allow()
    {
        Assert.True(new CertificateHolder("s", IsSilo: true, Rights.None).Has(Rights.Read | Rights.Load | Rights.Erase));
        Assert.True(new CertificateHolder("c", IsSilo: false, Rights.Read).Has(Rights.Read));
        Assert.True(new CertificateHolder("c", IsSilo: false, Rights.Read).Has(Rights.None));
        Assert.False(new CertificateHolder("c", IsSilo: false, Rights.Read).Has(Rights.Read | Rights.Load));
    }

    [Fact]
    public void A_silo_starts_with_a_certificate_of_its_authority_that_names_a_silo()
    {
        Assert.Equal("CN=silo-1, OU=silo", Reversed(ClusterCertificate.OfSilo(Files(_shop.Silo("silo-1")), TimeProvider.System).Own.Subject));
        Assert.EndsWith("is not that of a silo. Take one whose subject has OU=silo.", RefusalOfSilo(Files(_shop.ForBothUses("reader", ["read"]))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_authority_is_refused_with_the_reason()
    {
        var files = Files(_other.Silo("silo-1")) with { Authority = _shop.CertificateFile };
        Assert.Contains("is not valid: another authority has signed it. Take one that an authority in", RefusalOfSilo(files), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_is_refused_after_its_end_with_its_dates()
    {
        var end = DateTimeOffset.UtcNow.AddDays(30);
        var files = Files(_shop.Client("ann", ["read"], end));
        _ = ClusterCertificate.OfClient(files, new FakeTimeProvider(end.AddMinutes(-1)));
        var error = Assert.Throws<AccessException>(() => ClusterCertificate.OfClient(files, new FakeTimeProvider(end.AddMinutes(1))));
        Assert.Contains($"to {end.ToUniversalTime():u}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clients_certificate_serves_no_silo_even_if_it_names_one()
    {
        var files = Files(_shop.Client("impostor", ["silo"]));
        Assert.Contains("its extended key usage leaves this use out", RefusalOfSilo(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Peers_are_judged_by_authority_and_unit()
    {
        var silo = ClusterCertificate.OfSilo(Files(_shop.Silo("silo-1")), TimeProvider.System);
        Assert.Null(silo.WhyNoSilo(Read(_shop.Silo("silo-2"))));
        Assert.Null(silo.WhyNoCallingSilo(Read(_shop.Silo("silo-2"))));
        Assert.Null(silo.WhyNoClient(Read(_shop.Client("ann", []))));
        Assert.Equal("another authority has signed it", silo.WhyNoClient(Read(_other.Client("eve", ["read"]))));
        Assert.EndsWith("has no OU=silo", silo.WhyNoCallingSilo(Read(_shop.Client("ann", ["read", "load", "erase"]))), StringComparison.Ordinal);
        Assert.NotNull(silo.WhyNoSilo(Read(_shop.Client("ann", ["silo"]))));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_named()
    {
        var files = Files(_shop.Client("ann", ["read"]));
        Assert.StartsWith($"'{files.Key}' is no certificate of an authority", Refusal(files with { Authority = files.Key }), StringComparison.Ordinal);
        Assert.StartsWith($"'{files.Certificate}' is no certificate whose key is in '{_shop.CertificateFile}'", Refusal(files with { Key = _shop.CertificateFile }), StringComparison.Ordinal);
        Assert.StartsWith("'nowhere.pem' is no certificate", Refusal(files with { Certificate = "nowhere.pem" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_are_named_all_or_none()
    {
        string[] names = ["--c", "--k", "--a"];
        Assert.Null(CertificateFiles.Of("", "", "", names));
        Assert.Equal(new CertificateFiles("c", "k", "a"), CertificateFiles.Of("c", "k", "a", names));
        Assert.Equal("TLS needs three files, and --k and --a are missing. Give --c, --k and --a.", Assert.Throws<AccessException>(() => CertificateFiles.Of("c", "", "", names)).Message);
    }

    private static string RefusalOfSilo(CertificateFiles files) => Assert.Throws<AccessException>(() => ClusterCertificate.OfSilo(files, TimeProvider.System)).Message;

    private static string Refusal(CertificateFiles files) => Assert.Throws<AccessException>(() => ClusterCertificate.OfClient(files, TimeProvider.System)).Message;

    private static CertificateFiles Files(CertificatePaths paths) => new(paths.Certificate, paths.Key, paths.Authority);

    private static X509Certificate2 Read(CertificatePaths paths) => X509Certificate2.CreateFromPemFile(paths.Certificate, paths.Key);

    /// <summary>A subject in the order in which it was built.</summary>
    private static string Reversed(string subject) => string.Join(", ", subject.Split(", ").Order(StringComparer.Ordinal));
}
