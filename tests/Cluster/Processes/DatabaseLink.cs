using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Puffy.Cluster.Processes;

/// <summary>The network between silos and their database: it can be cut, or lose what the database answers.</summary>
internal sealed class DatabaseLink : IDisposable
{
    private readonly TcpListener _listener;
    private readonly int _serverPort;
    private readonly ConcurrentDictionary<Socket, Socket> _connections = new();
    private volatile State _state;

    private enum State
    {
        Whole,

        /// <summary>What silos say arrives; what the database answers does not.</summary>
        Mute,
        Cut,
    }

    /// <param name="port">Where silos connect to.</param>
    /// <param name="serverPort">Where the database listens.</param>
    public DatabaseLink(int port, int serverPort)
    {
        _serverPort = serverPort;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Ends all connections and takes no new ones.</summary>
    public void Cut()
    {
        _state = State.Cut;
        foreach (var (silo, server) in _connections)
        {
            silo.Close();
            server.Close();
        }
    }

    /// <summary>From now on answers are lost: commits are made, and nobody learns of them. To be followed by <see cref="Cut"/>.</summary>
    public void LoseAnswers() => _state = State.Mute;

    /// <summary>Takes connections again.</summary>
    public void Restore() => _state = State.Whole;

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private async Task CarryAsync(Socket silo)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        silo.NoDelay = true;
        _connections[silo] = server;
        try
        {
            if (_state != State.Cut)
            {
                await server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _serverPort));
                await Task.WhenAny(CopyAsync(silo, server, answers: false), CopyAsync(server, silo, answers: true));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One of the ends is gone, and with it the connection.
        }
        finally
        {
            _connections.TryRemove(silo, out _);
            silo.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool answers)
    {
        var buffer = new byte[64 << 10];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                for (var sent = 0; sent < read && !(answers && _state == State.Mute);)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, or closed by its end.
        }
    }
}
