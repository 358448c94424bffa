using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>
/// A surface of triangles: it moves as it likes, its vertices are renumbered, its faces come in another order and begin
/// elsewhere.
/// </summary>
internal sealed class SceneTriangles(double[] positions, int[] faces, MeshMap map) : SceneSurface
{
    /// <inheritdoc/>
    public override double[] Positions => positions;

    /// <summary>A mesh with its vertices moved a little.</summary>
    public static SceneTriangles Of(TriangleMesh mesh, MeshMap map, double size, Random random) =>
        new(
            [.. mesh.PositionValues().Select(x => x + (size * ((2 * random.NextDouble()) - 1)))],
            mesh.TriangleValues(),
            map
        );

    /// <inheritdoc/>
    public override (GroupElement Element, double[] Shift) Motion(Random random)
    {
        double[] shift = [3 * random.NextDouble(), -2 * random.NextDouble(), 4 * random.NextDouble()];
        return (SymmetryGroup.SO3.Random(random), shift);
    }

    /// <inheritdoc/>
    public override int[] Permutation(GroupElement element, Random random)
    {
        int[] permutation = [.. Enumerable.Range(0, Count)];
        random.Shuffle(permutation);
        return permutation;
    }

    /// <inheritdoc/>
    public override MeshData Made(double[] positions, int[] permutation)
    {
        int[][] renumbered = [.. faces.Chunk(3).Select(f => f.Select(v => permutation[v]).ToArray())];
        // What permutes the vertices orders the faces too, but for the identity.
        if (permutation.Where(static (v, i) => v != i).Any())
        {
            renumbered =
            [
                .. renumbered.Select(static f => f[0] % 3 == 0 ? f : [f[1], f[2], f[0]]).OrderBy(static f => f[2]),
            ];
        }
        return MeshData.Create(TriangleMesh.Create(positions, [.. renumbered.SelectMany(static f => f)]), map);
    }
}
