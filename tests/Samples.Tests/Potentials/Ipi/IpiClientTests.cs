using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Ipi;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Tests.Potentials.Ipi;

/// <summary>The client of i-PI, beside a server that speaks the protocol.</summary>
public sealed class IpiClientTests
{
    private static readonly Lazy<TinyMacePotential> Potential = new(static () => TinyMacePotential.Load());
    private static readonly double[] AnyCell = [10, 0, 0, 0, 10, 0, 0, 0, 10];

    [Theory]
    [InlineData("light-crystal", false)]
    [InlineData("light-crystal", true)]
    [InlineData("water", false)]
    public async Task Answers_AreThoseOfThePotential_InAtomicUnits(string name, bool unix)
    {
        using var folder = new TemporaryFolder();
        Structure structure = StructureChoice.Find(name);
        using var server = new FakeIpiServer(Potential.Value, structure, unix ? folder.PathOf("socket") : null);
        double[] cell = structure.Cell.IsPeriodic
            ? [.. Enumerable.Range(0, 9).Select(i => structure.Cell[i / 3, i % 3])]
            : AnyCell;
        Assert.Equal("READY", server.Status());
        server.Init("words that mean nothing here");
        for (int call = 0; call < 3; call++)
        {
            // Cell and atoms change from call to call.
            double[] moved = [.. structure.Positions.Select((x, i) => (1 + (0.01 * call)) * x + 0.01 * call * (i % 2))],
                stretched = [.. cell.Select(c => (1 + (0.01 * call)) * c)];
            server.Positions(moved, stretched);
            Assert.Equal("HAVEDATA", server.Status());
            (double energy, double[] forces, double[] virial, string words) = server.Forces();
            Assert.Equal("READY", server.Status());

            Answer expected = Potential.Value.Evaluate(
                structure with
                {
                    Positions = moved,
                    Cell = structure.Cell.IsPeriodic ? new Cell(stretched) : Cell.Open,
                }
            );
            Near.Equal(expected.Energy, FakeIpiServer.Hartree * energy, Tolerance.Model.Double);
            Near.Equal(
                expected.Forces,
                [.. forces.Select(static f => f * FakeIpiServer.Hartree / FakeIpiServer.Bohr)],
                Tolerance.Sample.Network.Double
            );
            Near.Equal(
                expected.Virial,
                [.. virial.Select(static w => w * FakeIpiServer.Hartree)],
                Tolerance.Sample.Network.Double
            );
            Assert.Equal("", words);
        }

        server.Send("EXIT");
        Assert.Equal(3, await server.Evaluations());
    }

    /// <summary>As ASE does.</summary>
    [Fact]
    public async Task ServerThatClosesWhenAllIsAnswered_EndsTheClient()
    {
        using var server = new FakeIpiServer(Potential.Value, Structures.Water);
        server.Positions(Structures.Water.Positions, AnyCell);
        server.Forces();
        server.Leave();
        Assert.Equal(1, await server.Evaluations());
    }

    [Fact]
    public async Task ServerThatGoes_IsNamed()
    {
        await Refused("The server has gone without EXIT, and without an answer.", static _ => { });
        await Refused(
            "The server has gone without EXIT, and without an answer.",
            static server => server.Positions(Structures.Water.Positions, AnyCell)
        );
        await Refused(
            "A message of the server ends within its name: 12 bytes are needed, 4 came.",
            static server => server.Write("STAT"u8.ToArray())
        );
        await Refused(
            "A POSDATA of the server ends within its cell: 72 bytes are needed, 30 came.",
            static server =>
            {
                server.Send("POSDATA");
                server.Write(new byte[30]);
            }
        );
        await Refused(
            "A INIT of the server ends within its string: 100 bytes are needed, 3 came.",
            static server =>
            {
                server.Send("INIT");
                server.Write(BitConverter.GetBytes(0), BitConverter.GetBytes(100), "abc"u8.ToArray());
            }
        );
    }

    [Fact]
    public async Task WhatIsNotOfTheProtocol_IsNamed()
    {
        await Refused(
            "The server sent 2 atoms, but water has 3.",
            static server => server.Positions(new double[6], AnyCell)
        );
        await Refused(
            "The server sent -1 atoms, but water has 3.",
            static server =>
            {
                server.Send("POSDATA");
                server.Write(new byte[144], BitConverter.GetBytes(-1));
            }
        );
        await Refused(
            "The server sent 'VELOCITIES', which is none of STATUS, INIT, POSDATA, GETFORCE and EXIT.",
            static server => server.Send("VELOCITIES")
        );
        await Refused("The server sent GETFORCE before POSDATA.", static server => server.Send("GETFORCE"));
        await Refused(
            "The string of INIT has -5 bytes; it may have 0 to 1048576.",
            static server =>
            {
                server.Send("INIT");
                server.Write(BitConverter.GetBytes(0), BitConverter.GetBytes(-5));
            }
        );
        await Refused(
            "The server sent atoms that cannot be evaluated: Position 1 has the coordinate y = NaN",
            static server => server.Positions([0, 0, 0, 0, double.NaN, 0, 0, 0, 0], AnyCell)
        );
    }

    [Fact]
    public async Task Cell_ThatIsNone_IsNamed()
    {
        using var server = new FakeIpiServer(Potential.Value, Structures.LightCrystal);
        server.Positions(Structures.LightCrystal.Positions, new double[9]);
        string message = (await Assert.ThrowsAsync<IpiException>(server.Evaluations)).Message;
        Assert.StartsWith("The server sent atoms that cannot be evaluated: The cell is singular", message);
    }

    [Fact]
    public void Server_ThatIsNotThere_IsNamed()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("nobody");
        Assert.StartsWith(
            $"No i-PI server can be reached at {path}: ",
            Assert.Throws<IpiException>(() => IpiServer.ConnectUnix(path)).Message
        );
        // The port of the discard service, which listens nowhere that tests run.
        Assert.StartsWith(
            "No i-PI server can be reached at 127.0.0.1:9: ",
            Assert.Throws<IpiException>(() => IpiServer.Connect("127.0.0.1", 9)).Message
        );
    }

    private static async Task Refused(string message, Action<FakeIpiServer> send)
    {
        using var server = new FakeIpiServer(Potential.Value, Structures.Water);
        send(server);
        server.Leave();
        IpiException error = await Assert.ThrowsAsync<IpiException>(server.Evaluations);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
