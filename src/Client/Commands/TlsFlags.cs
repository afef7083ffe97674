using System.CommandLine;
using Puffy.Grains.Access;
using Puffy.Silo.Access;

namespace Puffy.Client.Commands;

/// <summary>The flags by which a client shows a cluster who it is. The environment may name the files, as it does for a silo.</summary>
internal sealed class TlsFlags
{
    private readonly Option<string?> _certificate = File("--tls-certificate", "this client's certificate, in PEM. Its subject says what it may do: OU=read, OU=load, OU=erase");
    private readonly Option<string?> _key = File("--tls-key", "the certificate's private key, in PEM, without a password");
    private readonly Option<string?> _authority = File("--tls-authority", "the authorities that sign the certificates of silos, in PEM");
    private readonly Option<bool> _off = new("--tls-off")
    {
        Description = "With --cluster: call silos on other machines without TLS. Anyone on the network can then read and change what is sent. Default PUFFY_TLS__OFF.",
    };

    /// <summary>Adds the flags to a command.</summary>
    public TlsFlags(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_certificate, _key, _authority, _off];

    /// <summary>The files that were named; null if none was.</summary>
    /// <exception cref="AccessException">Some were named and others were not.</exception>
    public CertificateFiles? Files(ParseResult parsed) => parsed.GetValue(_off)
        ? null
        : CertificateFiles.Of(Named(_certificate, parsed), Named(_key, parsed), Named(_authority, parsed), [_certificate.Name, _key.Name, _authority.Name]);

    /// <summary>Whether TLS is off.</summary>
    public bool IsOff(ParseResult parsed) =>
        parsed.GetValue(_off) || (bool.TryParse(Environment.GetEnvironmentVariable(VariableOf(_off.Name)), out var off) && off);

    private static Option<string?> File(string name, string what) => new(name)
    {
        Description = $"With --cluster: file of {what}. Default {VariableOf(name)}.",
        HelpName = "FILE",
    };

    private static string Named(Option<string?> option, ParseResult parsed) =>
        parsed.GetValue(option) ?? Environment.GetEnvironmentVariable(VariableOf(option.Name)) ?? string.Empty;

    /// <summary>The variable that silos read, too.</summary>
    private static string VariableOf(string flag) => $"PUFFY_{flag.TrimStart('-').Replace("-", "__", StringComparison.Ordinal).ToUpperInvariant()}";
}
