using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>The harmonics that a kernel computes, and in which order.</summary>
/// <remarks>
/// Of a point of space, degree by degree, components m = −l … l. About an axis, for groups that turn space about one:
/// the same numbers, in each degree the orders 0 to l with cosine before sine. In the plane, order by order, cosine
/// before sine.
/// </remarks>
public sealed class HarmonicsPlan
{
    private readonly int[] _places;

    private HarmonicsPlan(
        IReadOnlyList<int> degrees,
        HarmonicsNormalization normalization,
        SymmetryGroup? plane,
        bool isInPlane
    )
    {
        (Degrees, Normalization, Plane, IsInPlane) = (degrees, normalization, plane, isInPlane);
        _places = plane is null
            ? []
            : Places(
                isInPlane
                    ? degrees.SelectMany(plane.Harmonic)
                    : degrees.SelectMany(l => Enumerable.Range(0, l + 1).SelectMany(plane.Harmonic))
            );
    }

    /// <summary>The degrees (in the plane orders), ascending, each once.</summary>
    public IReadOnlyList<int> Degrees { get; }

    /// <summary>Their size.</summary>
    public HarmonicsNormalization Normalization { get; }

    /// <summary>The group of the plane whose components they are; null for a group of space.</summary>
    public SymmetryGroup? Plane { get; }

    /// <summary>Whether points lie in a plane.</summary>
    public bool IsInPlane { get; }

    /// <summary>The largest degree.</summary>
    public int MaxDegree => Degrees[Degrees.Count - 1];

    /// <summary>The number of components.</summary>
    public int Dim => Degrees.Sum(l => IsInPlane ? Math.Min(l + 1, 2) : (2 * l) + 1);

    /// <summary>What tells it from others of its degrees and size, in a name; empty for a group of space.</summary>
    public string Suffix => Plane is null ? string.Empty : $"_{Plane.Identifier}_{(IsInPlane ? "plane" : "axis")}";

    /// <summary>Harmonics of points of space under a group of space.</summary>
    public static HarmonicsPlan OfSpace(IReadOnlyList<int> degrees, HarmonicsNormalization normalization) =>
        new(Checked(degrees), normalization, null, isInPlane: false);

    /// <summary>Harmonics of points of space under a group that turns it about an axis.</summary>
    public static HarmonicsPlan AboutAxis(
        IReadOnlyList<int> degrees,
        HarmonicsNormalization normalization,
        SymmetryGroup plane
    ) => new(Checked(degrees), normalization, plane, isInPlane: false);

    /// <summary>Harmonics of points of a plane.</summary>
    public static HarmonicsPlan InPlane(
        IReadOnlyList<int> orders,
        HarmonicsNormalization normalization,
        SymmetryGroup plane
    ) => new(Checked(orders), normalization, plane, isInPlane: true);

    /// <summary>Where component m + l of degree l is stored, and whether with the other sign.</summary>
    internal (int Place, bool IsNegated) PlaceOf(int degree, int component)
    {
        int before = Degrees.Where(d => d < degree).Sum(static d => (2 * d) + 1);
        int m = component - degree;
        return Plane is null ? (before + component, false)
            : m == 0 ? (_places[before], false)
            : (_places[before + (2 * Math.Abs(m)) - (m > 0 ? 1 : 0)], m < 0 && Plane.FlipsSine(-m));
    }

    /// <summary>Where cosine and sine of an order of the plane are stored; of order 0 the cosine alone.</summary>
    internal (int Cosine, int Sine) PlacesOf(int order)
    {
        int before = Degrees.Where(d => d < order).Sum(static d => Math.Min(d + 1, 2));
        return (_places[before], order == 0 ? -1 : _places[before + 1]);
    }

    /// <summary>
    /// Where each component is stored: in the inner layout of rows, in which neighbours of one irrep are one block.
    /// </summary>
    private static int[] Places(IEnumerable<Irrep> irreps)
    {
        var layout = RowLayout.Of(new Irreps(irreps.Select(static irrep => new MulIrrep(1, irrep))));
        return
        [
            .. layout.Blocks.SelectMany(static b =>
                Enumerable.Range(0, b.Irrep.Dim).Select(m => b.Offset + (m * b.Stride))
            ),
        ];
    }

    private static IReadOnlyList<int> Checked(IReadOnlyList<int> degrees) =>
        degrees.Count > 0 && degrees[0] >= 0 && degrees.Zip(degrees.Skip(1), static (a, b) => a < b).All(static x => x)
            ? degrees
            : throw new ArgumentException(
                "The degrees of harmonics must be non-negative, strictly ascending.",
                nameof(degrees)
            );
}
