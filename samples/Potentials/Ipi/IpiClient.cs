using GeoDL.Typed.Samples.Potentials.Atoms;
using GeoDL.Typed.Samples.Potentials.Running;

namespace GeoDL.Typed.Samples.Potentials.Ipi;

/// <summary>
/// A client of i-PI: the server moves the atoms, asks for energy, forces and virial, and says when it is done.
/// </summary>
/// <remarks>
/// The protocol knows positions and a cell, but no elements and no periodicity: both are those of a structure. In open
/// space the server's cell has no meaning.
/// </remarks>
/// <param name="potential">The potential.</param>
/// <param name="structure">Which elements there are, and along which axes they repeat.</param>
public sealed class IpiClient(Potential potential, Structure structure)
{
    /// <summary>The longest string of INIT that is read.</summary>
    private const int LongestInit = 1 << 20;

    private Answer? _answer;

    /// <summary>How many structures were evaluated.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether the server said EXIT in the end.</summary>
    public bool IsDismissed { get; private set; }

    /// <summary>
    /// Answers until the server says EXIT; or closes the connection when all its questions are answered, as ASE does.
    /// </summary>
    /// <param name="connection">The connection to the server.</param>
    /// <exception cref="IpiException">The server has gone, or what it sent is not of the protocol or of this
    /// structure; the message says what.</exception>
    public void Run(Stream connection)
    {
        var messages = new IpiMessages(connection);
        string? name = messages.ReadName();
        while (name is not (null or "EXIT"))
        {
            Answer(messages, name);
            name = messages.ReadName();
        }

        IsDismissed = name is not null;
        if (!IsDismissed && (Evaluations == 0 || _answer is not null))
            throw new IpiException("The server has gone without EXIT, and without an answer.");
    }

    private void Answer(IpiMessages messages, string name)
    {
        switch (name)
        {
            case "STATUS":
                messages.Write(_answer is null ? "READY" : "HAVEDATA");
                break;
            case "INIT":
                messages.ReadInt("the number of the replica");
                messages.Skip(Between(messages.ReadInt("the length of its string"), LongestInit), "its string");
                break;
            case "POSDATA":
                _answer = Evaluate(messages);
                Evaluations++;
                break;
            case "GETFORCE":
                Send(messages, _answer ?? throw new IpiException("The server sent GETFORCE before POSDATA."));
                _answer = null;
                break;
            default:
                throw new IpiException(
                    $"The server sent '{name}', which is none of STATUS, INIT, POSDATA, GETFORCE and EXIT."
                );
        }
    }

    private Answer Evaluate(IpiMessages messages)
    {
        double[] cell = messages.ReadDoubles(9, "its cell");
        messages.ReadDoubles(9, "the inverse of its cell");
        int count = messages.ReadInt("its number of atoms");
        if (count != structure.Count)
            throw new IpiException($"The server sent {count} atoms, but {structure.Name} has {structure.Count}.");
        double[] positions = messages.ReadDoubles(3 * count, "its positions");
        try
        {
            return potential.Evaluate(
                structure with
                {
                    Positions = [.. positions.Select(static x => x * AtomicUnits.Bohr)],
                    Cell = structure.Cell.IsPeriodic ? CellOf(cell) : structure.Cell,
                }
            );
        }
        catch (ArgumentException error)
        {
            throw new IpiException($"The server sent atoms that cannot be evaluated: {error.Message}", error);
        }
    }

    /// <summary>Its columns are the vectors, which are the rows of ours.</summary>
    private Cell CellOf(double[] cell) =>
        new(
            [.. Enumerable.Range(0, 9).Select(i => cell[(3 * (i % 3)) + (i / 3)] * AtomicUnits.Bohr)],
            structure.Cell.PeriodicA,
            structure.Cell.PeriodicB,
            structure.Cell.PeriodicC
        );

    private static void Send(IpiMessages messages, Answer answer) =>
        messages.Write(
            "FORCEREADY",
            IpiMessages.Bytes(answer.Energy / AtomicUnits.Hartree),
            IpiMessages.Bytes(answer.Forces.Length / 3),
            IpiMessages.Bytes<double>([.. answer.Forces.Select(static f => f / AtomicUnits.Force)]),
            IpiMessages.Bytes<double>([.. answer.Virial.Select(static w => w / AtomicUnits.Hartree)]),
            // No further words, said by their length.
            IpiMessages.Bytes(0)
        );

    private static int Between(int length, int longest) =>
        length >= 0 && length <= longest
            ? length
            : throw new IpiException($"The string of INIT has {length} bytes; it may have 0 to {longest}.");
}
