using System.Net.Sockets;

namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary>Connections to where i-PI listens.</summary>
public static class IpiServer
{
    /// <summary>Where i-PI puts the sockets that have names.</summary>
    private const string Prefix = "/tmp/ipi_";

    /// <summary>Over TCP.</summary>
    /// <param name="address">The name or the number of the machine.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="IpiException">No server listens there.</exception>
    public static NetworkStream Connect(string address, int port) =>
        Connect(
            new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true },
            socket => socket.Connect(address, port),
            $"{address}:{port}"
        );

    /// <summary>Over a socket of this machine.</summary>
    /// <param name="name">A name, which i-PI puts behind /tmp/ipi_; or a path, which has a slash.</param>
    /// <exception cref="IpiException">No server listens there.</exception>
    public static NetworkStream ConnectUnix(string name)
    {
        string path = name.Contains('/', StringComparison.Ordinal) ? name : Prefix + name;
        return Connect(
            new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified),
            socket => socket.Connect(new UnixDomainSocketEndPoint(path)),
            path
        );
    }

    private static NetworkStream Connect(Socket socket, Action<Socket> connect, string where)
    {
        try
        {
            connect(socket);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            socket.Dispose();
            throw new IpiException($"No i-PI server can be reached at {where}: {error.Message}", error);
        }
    }
}
