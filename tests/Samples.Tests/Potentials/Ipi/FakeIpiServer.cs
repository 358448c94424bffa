using System.Net;
using System.Net.Sockets;
using System.Text;
using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Ipi;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials.Ipi;

/// <summary>
/// The side of i-PI: written from the description of the protocol, it shares nothing with the client.
/// </summary>
internal sealed class FakeIpiServer : IDisposable
{
    // CODATA 2018, in Å and eV.
    public const double Bohr = 0.529177210903;
    public const double Hartree = 27.211386245988;

    private readonly Socket _listener;
    private readonly Task<int> _client;
    private readonly NetworkStream _stream;
    private readonly BinaryReader _reader;

    /// <summary>A server of this machine, over TCP or a socket with a path, and a client that has connected.</summary>
    public FakeIpiServer(Potential potential, Structure structure, string? path = null)
    {
        EndPoint where = path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path);
        _listener = new Socket(where.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(where);
        _listener.Listen(1);
        _client = Task.Run(() =>
        {
            using Stream connection = path is null
                ? IpiServer.Connect("127.0.0.1", ((IPEndPoint)_listener.LocalEndPoint!).Port)
                : IpiServer.ConnectUnix(path);
            var client = new IpiClient(potential, structure);
            client.Run(connection);
            return client.Evaluations;
        });
        _stream = new NetworkStream(_listener.Accept(), ownsSocket: true);
        _reader = new BinaryReader(_stream);
    }

    /// <summary>How many evaluations the client made; throws what ended it.</summary>
    public async Task<int> Evaluations() => await _client.WaitAsync(TimeSpan.FromSeconds(60));

    public string Status()
    {
        Send("STATUS");
        return Name();
    }

    public void Init(string words)
    {
        Send("INIT");
        Write(BitConverter.GetBytes(0), BitConverter.GetBytes(words.Length), Encoding.ASCII.GetBytes(words));
    }

    /// <summary>Positions in Å, cell vectors in Å as rows: the protocol has them as columns, in atomic units.</summary>
    public void Positions(double[] positions, double[] cell)
    {
        Send("POSDATA");
        double[] columns = [.. Enumerable.Range(0, 9).Select(i => cell[(3 * (i % 3)) + (i / 3)] / Bohr)];
        Write(Bytes(columns), new byte[72], BitConverter.GetBytes(positions.Length / 3));
        Write(Bytes([.. positions.Select(static x => x / Bohr)]));
    }

    /// <summary>Energy, forces and virial, as they come.</summary>
    public (double Energy, double[] Forces, double[] Virial, string Words) Forces()
    {
        Send("GETFORCE");
        Assert.Equal("FORCEREADY", Name());
        double energy = _reader.ReadDouble();
        double[] forces = [.. Enumerable.Range(0, 3 * _reader.ReadInt32()).Select(_ => _reader.ReadDouble())],
            virial = [.. Enumerable.Range(0, 9).Select(_ => _reader.ReadDouble())];
        return (energy, forces, virial, Encoding.ASCII.GetString(_reader.ReadBytes(_reader.ReadInt32())));
    }

    public void Send(string name) => Write(Encoding.ASCII.GetBytes(name.PadRight(12)));

    public void Write(params byte[][] parts)
    {
        foreach (byte[] part in parts)
            _stream.Write(part);
    }

    /// <summary>Ends the connection without a word.</summary>
    public void Leave() => _stream.Dispose();

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
        _listener.Dispose();
    }

    private static byte[] Bytes(double[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private string Name()
    {
        byte[] name = _reader.ReadBytes(12);
        Assert.Equal(12, name.Length);
        return Encoding.ASCII.GetString(name).TrimEnd(' ');
    }
}
