using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Puffy.PostgreSql;

/// <summary>Ports for servers of tests, which may be stopped and started again on the same port.</summary>
public static class FreePort
{
    /// <summary>
    /// Below the ports that systems give to outgoing connections (from 32768 on Linux, from 49152 elsewhere), so that none of
    /// those takes the port while its server is down.
    /// </summary>
    private const int First = 20_000;
    private const int Last = 32_000;

    /// <summary>Whoever got a port may not listen at it yet.</summary>
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port of 127.0.0.1 that nobody listens at and that this process has not given to another.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (!Given.TryAdd(port, true))
            {
                continue;
            }

            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
