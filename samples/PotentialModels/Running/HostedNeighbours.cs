using System.Runtime.InteropServices;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>The edges that the energy of a host's own atoms needs, from the list of the host.</summary>
/// <remarks>
/// Each round of a network hears one cutoff further. The last round is needed for the host's own atoms alone, the one
/// before for their neighbours too, and so on: so ghosts receive messages up to one round less than there are, and
/// those behind them only send.
/// </remarks>
internal static class HostedNeighbours
{
    /// <summary>The edges within the cutoff.</summary>
    /// <param name="atoms">The atoms.</param>
    /// <param name="cutoff">In Å.</param>
    /// <param name="rounds">How often atoms hear of their neighbours.</param>
    /// <exception cref="ArgumentException">The list is none of these atoms, or a pair is there one way
    /// only.</exception>
    public static NeighbourList Of(in HostedAtoms atoms, double cutoff, int rounds)
    {
        Check(atoms);
        int count = atoms.AtomicNumbers.Length;
        int[][] rows = new int[count][];
        for (int atom = 0; atom < count; atom++)
            rows[atom] = Within(atoms, atom, cutoff);
        bool[] hears = Hearing(rows, atoms.Own, rounds);
        List<int> senders = [],
            receivers = [];
        for (int receiver = 0; receiver < count; receiver++)
        {
            foreach (int sender in rows[receiver])
            {
                if (hears[sender] && Array.BinarySearch(rows[sender], receiver) < 0)
                {
                    throw new ArgumentException(
                        $"Atom {sender} is a neighbour of atom {receiver}, but not the other way round. The list has "
                            + $"each pair both ways, also of ghosts up to {rounds - 1} cutoffs away.",
                        nameof(atoms)
                    );
                }
                if (hears[receiver])
                {
                    senders.Add(sender);
                    receivers.Add(receiver);
                }
            }
        }

        return NeighbourList.Create(
            count,
            CollectionsMarshal.AsSpan(senders),
            CollectionsMarshal.AsSpan(receivers),
            cutoff
        );
    }

    /// <summary>Which atoms have to hear of their neighbours: the host's own, and ghosts one round less far than
    /// there are.</summary>
    private static bool[] Hearing(int[][] rows, int own, int rounds)
    {
        bool[] hears = new bool[rows.Length];
        hears.AsSpan(0, own).Fill(true);
        int[] last = [.. Enumerable.Range(0, own)];
        for (int round = 1; round < rounds; round++)
        {
            List<int> next = [];
            foreach (int sender in last.SelectMany(atom => rows[atom]))
            {
                if (!hears[sender])
                    next.Add(sender);
                hears[sender] = true;
            }

            last = [.. next];
        }

        return hears;
    }

    /// <summary>The neighbours of an atom within the cutoff, ascending.</summary>
    private static int[] Within(in HostedAtoms atoms, int atom, double cutoff)
    {
        ReadOnlySpan<double> x = atoms.Positions;
        var near = new List<int>();
        foreach (int other in atoms.Neighbours[atoms.Offsets[atom]..atoms.Offsets[atom + 1]])
        {
            double dx = x[3 * other] - x[3 * atom],
                dy = x[(3 * other) + 1] - x[(3 * atom) + 1],
                dz = x[(3 * other) + 2] - x[(3 * atom) + 2];
            if ((dx * dx) + (dy * dy) + (dz * dz) < cutoff * cutoff)
                near.Add(other);
        }

        near.Sort();
        return [.. near];
    }

    private static void Check(in HostedAtoms atoms)
    {
        int count = atoms.AtomicNumbers.Length;
        if (atoms.Own < 0 || atoms.Own > count)
            throw new ArgumentException($"There are {count} atoms, of which {atoms.Own} cannot be the host's own.");
        if (atoms.Positions.Length != 3 * count)
            throw new ArgumentException($"{count} atoms have {3 * count} coordinates, not {atoms.Positions.Length}.");
        ReadOnlySpan<int> offsets = atoms.Offsets;
        if (offsets.Length != count + 1 || offsets[0] != 0 || offsets[^1] != atoms.Neighbours.Length)
        {
            throw new ArgumentException(
                $"Offsets are {count + 1} numbers from 0 to the number of neighbours, {atoms.Neighbours.Length}."
            );
        }
        for (int atom = 0; atom < count; atom++)
        {
            if (offsets[atom + 1] < offsets[atom])
                throw new ArgumentException($"offsets[{atom + 1}] is smaller than offsets[{atom}].");
        }
        for (int atom = 0; atom < count; atom++)
        {
            for (int at = offsets[atom]; at < offsets[atom + 1]; at++)
                CheckNeighbour(atom, at, atoms.Neighbours[at], count);
        }
    }

    private static void CheckNeighbour(int atom, int at, int neighbour, int count)
    {
        if ((uint)neighbour >= (uint)count)
            throw new ArgumentException($"neighbours[{at}], of atom {atom}, is {neighbour}; there are {count} atoms.");
        if (neighbour == atom)
        {
            throw new ArgumentException(
                $"neighbours[{at}] is atom {atom} itself; an image of it is a ghost of its own."
            );
        }
    }
}
