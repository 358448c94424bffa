using GeoDL.Typed.Samples.NativeLibrary;
using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Tests.NativeLibrary;

/// <summary>
/// A host program in the way of LAMMPS: it has the positions, finds ghosts and a full list with a skin by itself, keeps
/// them while atoms move little, and adds forces on ghosts to the atoms that they stand for. Its own atoms are some of
/// a crystal's; the others belong to other hosts.
/// </summary>
internal sealed class NativeHost
{
    public const double Skin = 0.4;

    private readonly long _handle;
    private readonly Structure _crystal;
    private readonly int[] _own;
    private readonly double _cutoff;
    private readonly double _reach;
    private double[] _listed = [];

    // Of own atoms, then ghosts: the atom of the crystal, and the translation of the image.
    private (int Atom, double[] Shift)[] _all = [];

    public NativeHost(long handle, Structure crystal, int[] own)
    {
        (_handle, _crystal, _own) = (handle, crystal, own);
        (Status status, _, _cutoff, int rounds) = NativeCalls.Model(handle);
        Assert.Equal(Status.Ok, status);
        _reach = (rounds * _cutoff) + Skin;
    }

    /// <summary>How often a list was made.</summary>
    public int Lists { get; private set; }

    public int Ghosts => _all.Length - _own.Length;

    /// <summary>What the last evaluation was given.</summary>
    public NativeAtoms Atoms { get; private set; } = new(null, null);

    /// <summary>The energy of the host's own atoms, and what it adds to forces (of all atoms) and virial.</summary>
    public double Evaluate(double[] x, double[] forces, double[] virial)
    {
        if (_listed.Length == 0 || Moved(x) > Skin / 2)
            MakeLists(x);
        Atoms = Atoms with { Positions = [.. _all.SelectMany(a => Place(x, a.Atom, a.Shift))] };
        var results = NativeResults.Of(_own.Length, _all.Length);
        Status status = NativeCalls.EvaluateListed(_handle, _own.Length, Ghosts, Atoms, results);
        Assert.True(status == Status.Ok, NativeCalls.LastError().Text);
        for (int i = 0; i < results.Forces!.Length; i++)
            forces[(3 * _all[i / 3].Atom) + (i % 3)] += results.Forces[i];
        for (int i = 0; i < 9; i++)
            virial[i] += results.Virial![i];
        Near.Equal(results.Energies!.Sum(), results.Energy![0], Tolerance.Sum.Double);
        return results.Energy[0];
    }

    private double Moved(double[] x) =>
        Enumerable.Range(0, x.Length / 3).Max(a => Distance(Place(x, a), Place(_listed, a)));

    private void MakeLists(double[] x)
    {
        _listed = [.. x];
        Lists++;
        int[] range = [.. Enumerable.Range(-5, 11)];
        double[][] shifts = [.. from i in range from j in range from k in range select Translation(i, j, k)];
        double[][] own = [.. _own.Select(a => Place(x, a))];
        var ghosts =
            from atom in Enumerable.Range(0, _crystal.Count)
            from shift in shifts
            where !(_own.Contains(atom) && shift.All(static s => s == 0))
            let place = Place(x, atom, shift)
            where own.Any(o => Distance(o, place) < _reach)
            select (atom, shift);
        _all = [.. _own.Select(static a => (a, new double[3])), .. ghosts];
        double[][] places = [.. _all.Select(a => Place(x, a.Atom, a.Shift))];
        int[][] rows =
        [
            .. places.Select(
                (p, i) =>
                    Enumerable
                        .Range(0, places.Length)
                        .Where(j => j != i && Distance(p, places[j]) < _cutoff + Skin)
                        .ToArray()
            ),
        ];
        int[] offsets = new int[rows.Length + 1];
        for (int i = 0; i < rows.Length; i++)
            offsets[i + 1] = offsets[i] + rows[i].Length;
        Atoms = new NativeAtoms(null, [.. _all.Select(a => _crystal.AtomicNumbers[a.Atom])])
        {
            Offsets = offsets,
            Neighbours = [.. rows.SelectMany(static r => r)],
        };
    }

    private double[] Translation(int i, int j, int k) =>
        [
            .. Enumerable
                .Range(0, 3)
                .Select(c => (i * _crystal.Cell[0, c]) + (j * _crystal.Cell[1, c]) + (k * _crystal.Cell[2, c])),
        ];

    private static double[] Place(double[] x, int atom, double[]? shift = null) =>
        [.. Enumerable.Range(0, 3).Select(c => x[(3 * atom) + c] + (shift?[c] ?? 0))];

    private static double Distance(double[] a, double[] b) =>
        Math.Sqrt(a.Zip(b, static (p, q) => (p - q) * (p - q)).Sum());
}
