using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>A surface of a scene, and what may become of it.</summary>
internal abstract class SceneSurface
{
    private readonly Lazy<double[][]> _first;

    protected SceneSurface() =>
        _first = new Lazy<double[][]>(() =>
            [
                .. Made(Positions, [.. Enumerable.Range(0, Count)])
                    .Frames()
                    .Select(static f => new[] { f[0, 0], f[1, 0], f[2, 0] }),
            ]
        );

    /// <summary>Three numbers a vertex.</summary>
    public abstract double[] Positions { get; }

    /// <summary>The number of vertices.</summary>
    public int Count => Positions.Length / 3;

    /// <summary>A random motion of space that the surface allows.</summary>
    public abstract (GroupElement Element, double[] Shift) Motion(Random random);

    /// <summary>A new order of the vertices that goes with an element.</summary>
    public abstract int[] Permutation(GroupElement element, Random random);

    /// <summary>The surface with its vertices in another order, in frames of its own.</summary>
    /// <param name="positions">Its positions, in the new order.</param>
    /// <param name="permutation">Where each vertex of the scene stands.</param>
    public abstract MeshData Made(double[] positions, int[] permutation);

    /// <summary>
    /// The angles by which the frames of a surface that was made must turn to become those of the scene, moved along
    /// and turned about their normals as the symmetry says.
    /// </summary>
    public double[] Angles(MeshData made, CloudSymmetry symmetry)
    {
        double[,] turn = symmetry.Space.Matrix(symmetry.Element);
        double[][,] frames = [.. made.Frames()];
        double[] angles = new double[Count];
        for (int v = 0; v < Count; v++)
        {
            double[] was = SymmetryMath.TurnRows(turn, _first.Value[v]);
            int at = symmetry.Permutation[v];
            angles[at] = symmetry.Angles[v] + AngleIn(frames[at], was);
        }

        return angles;
    }

    /// <summary>The angle of a tangent vector in a frame, whose axes are columns.</summary>
    private static double AngleIn(double[,] frame, double[] vector)
    {
        double Along(int axis) => Enumerable.Range(0, 3).Sum(i => frame[i, axis] * vector[i]);
        return Math.Atan2(Along(1), Along(0));
    }
}
