using System.Numerics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>A mesh convolution of order 0 with slow reference kernels, run on a tetrahedron.</summary>
internal static class MeshCase
{
    /// <summary>The result at each vertex, in single precision.</summary>
    internal static double[] Run(double radius)
    {
        Irreps scalar = Signature.Parse("0", SymmetryGroup.SO2).Irreps;
        TensorProductSpec product = TensorProductSpec.Channelwise(scalar, scalar, [scalar[0].Irrep]);
        ReferenceProduct<Tag>.Spec = product;
        ReferenceLinear<Tag>.Spec = LinearSpec.Create(scalar, scalar);
        ModelBuilder root = ModelBuilder.Root(1, Precision.Single);
        FeatureLayout layout = FeatureLayout.OfScalars(1, SymmetryGroup.SO2);
        var layer = MeshConvolutionLayer.Create<
            ReferenceProduct<Tag>,
            ReferenceLinear<Tag>,
            Constant,
            ReferenceLinear<Tag>
        >(root.Child("layer"), layout, layout, layout, rings: 3, radius);
        using Pass pass = new WorkspacePool(root.Complete()).Record(training: false, step: 0);
        var tetrahedron = TriangleMesh.Create(
            [1, 1, 1, 1, -1, -1, -1, 1, -1, -1, -1, 1],
            [0, 1, 2, 0, 3, 1, 0, 2, 3, 1, 3, 2]
        );
        Mesh<Features> mesh = pass.Enter(Mesh.Create(tetrahedron, Rows.From("0", SymmetryGroup.SO2, [1.0, 2, -3, 4])));
        return FeatureMarshal
            .Wrap<Features>(layer.Apply(mesh.Surface, FeatureMarshal.Unwrap(mesh.Features)))
            .ToRows()
            .ToArray();
    }

    private struct Tag;

    /// <summary>The harmonic of order 0.</summary>
    private readonly struct Constant : IHarmonicsKernel
    {
        public static int Dim => 1;

        public static int MaxDegree => 0;

        public static void Evaluate<V, S>(V x, V y, V z, ref S result, nint stride)
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => V.Store(V.Broadcast(S.One), ref result, 0);

        public static void Pullback<V, S>(
            V x,
            V y,
            V z,
            ref readonly S gradient,
            nint stride,
            out V gx,
            out V gy,
            out V gz
        )
            where V : struct, ILanes<V, S>
            where S : unmanaged, IBinaryFloatingPointIeee754<S> => gx = gy = gz = V.Broadcast(S.Zero);
    }
}
