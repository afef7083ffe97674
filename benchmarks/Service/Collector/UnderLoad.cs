using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Puffy.Benchmarks.Service.Collector;

/// <summary>A collector over SQLite under full load: its memory by the minute, and whether 2,000 slow connections are in anybody's way.</summary>
internal static class UnderLoad
{
    private const int SlowConnections = 2_000;
    private static readonly TimeSpan Sample = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Some = TimeSpan.FromSeconds(20);

    public static async Task<string> MeasureAsync(int minutes)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-live-").FullName;
        try
        {
            using var collector = await CollectorProcess.OverSqliteAsync(Path.Combine(folder, "live.store"));
            using var traffic = new LiveTraffic(collector);
            await traffic.SendAsync(500, Some);
            var alone = await traffic.SendAsync(500, Some);
            using var slow = await SlowSenders.ConnectAsync(new Uri(collector.Address), collector.Key, SlowConnections);
            var beside = await traffic.SendAsync(500, Some);
            var open = slow.Open;
            await slow.CloseAsync();
            return $"""
                # A collector under load

                `puffy serve` over SQLite on {Environment.ProcessorCount} cores, its senders on the same machine.
                Made by `dotnet run -c Release --project benchmarks/Service under-load`.

                ## {SlowConnections} slow connections

                Each claims a body of 4 MiB and sends 300 bytes of it a second; {open} were open at the end. Beside them 500 events a second, one a request, as without them:

                | senders | p50 ms | p99 ms | slowest ms |
                |---|---|---|---|
                | alone | {Line(alone)} |
                | beside slow ones | {Line(beside)} |

                ## Memory

                Batches of 100 over 8 connections, each as soon as the one before is answered, for {minutes} minutes; resident megabytes.

                | minute | events/s | MB |
                |---|---|---|
                {await MemoryAsync(collector, traffic, minutes)}

                """;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(double[] took) =>
        Traffic.Text($"{took[took.Length / 2]:0.0} | {took[(int)(took.Length * 0.99)]:0.0} | {took[^1]:0.0}");

    private static async Task<string> MemoryAsync(CollectorProcess collector, LiveTraffic traffic, int minutes)
    {
        var rows = new List<string>();
        for (var sample = 1; sample <= minutes * 60 / Sample.TotalSeconds; sample++)
        {
            var events = await traffic.SendBatchesAsync(Sample);
            rows.Add(Traffic.Text($"| {sample * Sample.TotalMinutes:0.00} | {events / Sample.TotalSeconds:0} | {collector.Memory / 1e6:0} |"));
            await Console.Error.WriteLineAsync(rows[^1]);
        }

        return string.Join('\n', rows);
    }

    /// <summary>Connections that send a body so slowly that it hardly ever ends.</summary>
    private sealed class SlowSenders : IDisposable
    {
        private readonly List<Socket> _sockets = [];
        private readonly CancellationTokenSource _stop = new();
        private Task _sending = Task.CompletedTask;
        private int _open;

        /// <summary>Connections that the collector has not closed.</summary>
        public int Open => Volatile.Read(ref _open);

        public static async Task<SlowSenders> ConnectAsync(Uri collector, string key, int count)
        {
            var senders = new SlowSenders();
            var head = Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"POST /v1/batch HTTP/1.1\r\nHost: {collector.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Length: {4 << 20}\r\n\r\n{{\"batch\":["));
            for (var i = 0; i < count; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(collector.Host, collector.Port);
                await socket.SendAsync(head);
                senders._sockets.Add(socket);
            }

            senders._sending = senders.SendAsync();
            return senders;
        }

        public async Task CloseAsync()
        {
            await _stop.CancelAsync();
            await _sending;
        }

        public void Dispose()
        {
            _sockets.ForEach(socket => socket.Dispose());
            _stop.Dispose();
        }

        private async Task SendAsync()
        {
            var bytes = Encoding.ASCII.GetBytes(new string(' ', 300));
            while (!_stop.IsCancellationRequested)
            {
                var open = 0;
                foreach (var socket in _sockets)
                {
                    try
                    {
                        await socket.SendAsync(bytes);
                        open++;
                    }
                    catch (SocketException)
                    {
                        // The collector has closed it.
                    }
                }

                Volatile.Write(ref _open, open);
                await Task.Delay(TimeSpan.FromSeconds(1), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
