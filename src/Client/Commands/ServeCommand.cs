using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Puffy.Analytics;
using Puffy.Client.Serving;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Collector.Canaries;

namespace Puffy.Client.Commands;

/// <summary><c>puffy serve</c>: takes events live, over HTTP.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", """
            Take events live, from the SDKs that a shop already uses.

            Segment, RudderStack, PostHog, a Shopify pixel or curl send to it; an event
            that was answered is on disk, and in the next answer. docs/live.md has the
            lines to paste for each.

            Examples:
              puffy serve --demo
              puffy serve --store shop.store
              puffy serve --store shop.store --listen 0.0.0.0:8750 --behind-proxy
            """);
        var store = new Option<FileInfo>("--store") { Description = "The store's file. It is created if it does not exist.", HelpName = "FILE" };
        var demo = new Option<bool>("--demo") { Description = "A made-up shop: seven days of it and live visitors. Without --store it is gone afterwards." };
        var listen = new Option<IPEndPoint>("--listen")
        {
            Description = "Address and port. Other addresses than this machine's own need a certificate or --behind-proxy.",
            HelpName = "HOST:PORT",
            CustomParser = ReadEndpoint,
            DefaultValueFactory = _ => ServeOptions.DefaultListen,
        };
        var writeKey = new Option<string>("--write-key") { Description = "A key that may send events, for this run alone. Default: those of puffy keys.", HelpName = "KEY" };
        var readKey = new Option<string>("--read-key") { Description = "A key that may ask, for this run alone. Default: those of puffy keys.", HelpName = "KEY" };
        var behindProxy = new Option<bool>("--behind-proxy") { Description = "Something in front of it ends TLS: listen in the clear." };
        var certificate = new Option<FileInfo>("--certificate") { Description = "The certificate for TLS, in PEM.", HelpName = "FILE" };
        var certificateKey = new Option<FileInfo>("--certificate-key") { Description = "The private key of the certificate, in PEM.", HelpName = "FILE" };
        var spool = new Option<DirectoryInfo>("--spool") { Description = "A folder of its own that takes events while the store can't. Default: senders are asked to wait.", HelpName = "FOLDER" };
        var canary = new Option<bool>("--canary") { Description = "Send a test event to itself every minute, which counts in no figure, and tell by health and metrics whether it became durable." };
        var mappings = MappingsFlag.Create();
        foreach (var option in new Option[] { store, demo, listen, writeKey, readKey, behindProxy, certificate, certificateKey, spool, canary, mappings })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(store) is null && !parsed.GetValue(demo))
            {
                parsed.AddError("No store is named. Give --store FILE, or --demo for a made-up shop.");
            }
        });
        var log = new LogFlags(command);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var options = new ServeOptions(parsed.GetRequiredValue(listen))
            {
                WriteKey = parsed.GetValue(writeKey),
                ReadKey = parsed.GetValue(readKey),
                IsBehindProxy = parsed.GetValue(behindProxy),
                Certificate = CertificateOf(parsed.GetValue(certificate), parsed.GetValue(certificateKey)),
                Spool = parsed.GetValue(spool)?.FullName,
                CanaryInterval = parsed.GetValue(canary) ? CanaryOptions.UsualInterval : null,
                Mappings = MappingsFlag.Of(parsed.GetValue(mappings)),
            };
            options.Validate();
            using var temporary = parsed.GetValue(demo) ? new TemporaryFolder() : null;
            var file = parsed.GetValue(store)?.FullName ?? temporary!["demo.store"];
            var shop = temporary is null ? null : new MadeUpShop(temporary["exports"], DateOnly.FromDateTime(DateTime.UtcNow));
            return await ServeAsync(StoreLocation.InFile(file, log.Of(parsed)), options, shop, cancellationToken);
        }, "Stopped."));
        return command;
    }

    private static async Task<int> ServeAsync(StoreLocation location, ServeOptions options, MadeUpShop? shop, CancellationToken cancellationToken)
    {
        await using var store = await location.OpenAsync(change: null, cancellationToken);
        var keys = await FirstKeys.PrepareAsync(store, options);
        if (shop is not null)
        {
            await shop.LoadAsync(store, cancellationToken);
        }

        await using (var server = await ShopServer.StartAsync(store, options, cancellationToken))
        {
            ServeView.Show(location.ToString(), server.Address, keys.Write, keys.Read, Screen.Output);
            var visitors = shop?.SendAsync(server.Address, keys.Write!, DateTime.UtcNow, cancellationToken) ?? Task.CompletedTask;
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            await visitors.ContinueWith(_ => { }, TaskScheduler.Default);
            Screen.Error.Line("Stopping: requests that have begun are finished, and rollups written.");
        }

        await store.Figures.SaveAsync(CancellationToken.None);
        return ExitStatus.Done;
    }

    private static System.Security.Cryptography.X509Certificates.X509Certificate2? CertificateOf(FileInfo? certificate, FileInfo? key) => (certificate, key) switch
    {
        (null, null) => null,
        ({ } file, { } keyFile) => ServeOptions.ReadCertificate(file.FullName, keyFile.FullName),
        _ => throw new InvalidInputException("--certificate and --certificate-key belong together. Give both, or neither."),
    };

    private static IPEndPoint? ReadEndpoint(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var plain = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1:" + text["localhost:".Length..] : text;
        if (plain.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(plain, out var endpoint))
        {
            return endpoint;
        }

        result.AddError($"--listen: '{text}' is not an address with a port. Write it as 127.0.0.1:8750 or 0.0.0.0:8750.");
        return null;
    }
}
