using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Tests;

/// <summary>
/// What the generator might have emitted by mistake: the cross product has the wrong sign. It is as equivariant as the
/// right one, so no measurement sees it.
/// </summary>
public sealed class BrokenNet : IEquivariantModel
{
    private readonly TensorProductLayer _cross;
    private readonly WorkspacePool _pool;

    /// <summary>Makes the model with initial weights.</summary>
    public BrokenNet(ulong seed = 0, Precision precision = Precision.Single)
    {
        var builder = ModelBuilder.Root(seed, precision);
        _cross = TensorProductLayer.Create<BrokenProduct>(
            builder.Layer("cross", "tensor_product"),
            FeatureLayout.Of("1x1o"),
            FeatureLayout.Of("1x1o"),
            FeatureLayout.Of("1x0e + 1x1e"),
            TensorWeights.Owned
        );
        Parameters = builder.Complete();
        _pool = new WorkspacePool(Parameters);
    }

    /// <inheritdoc/>
    public ParameterSet Parameters { get; }

    /// <inheritdoc/>
    public Pass Record(bool training = true, long step = 0) => _pool.Record(training, step);

    /// <summary>Scalar and cross products, row by row.</summary>
    [return: Irreps("1x0e + 1x1e")]
    public Features Forward([Irreps("1x1o")] Features x, [Irreps("1x1o")] Features y) =>
        FeatureMarshal.Wrap<Features>(_cross.Apply(FeatureMarshal.Unwrap(x), FeatureMarshal.Unwrap(y)));

    /// <summary>1x1o ⊗ 1x1o → 1x0e + 1x1e by plain loops, the second path negated.</summary>
    private readonly struct BrokenProduct : IBilinearKernel
    {
        private static readonly (int X, int Y, int W, int Z, double Value)[] Terms =
        [
            .. TensorProductSpec
                .FullyConnected(Irreps.Parse("1x1o"), Irreps.Parse("1x1o"), Irreps.Parse("1x0e + 1x1e"))
                .Paths.SelectMany(static path =>
                    SymmetryGroup
                        .O3.Couplings(path.First.Irrep, path.Second.Irrep, path.Result.Irrep)[0]
                        .Select(t =>
                            (
                                t.I,
                                t.J,
                                path.Out,
                                path.Out + t.K,
                                (path.Out == 1 ? -1 : 1) * path.Coefficient * t.Value.ToDouble()
                            )
                        )
                ),
        ];

        public static int LeftDim => 3;

        public static int RightDim => 3;

        public static int ResultDim => 4;

        public static int WeightCount => 2;

        public static int ScratchSize(int rows) => 0;

        public static void Forward<S>(
            int rows,
            ref readonly S x,
            nint xRow,
            ref readonly S y,
            nint yRow,
            ref readonly S w,
            nint wRow,
            ref S z,
            nint zRow,
            ref S scratch
        )
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            for (int row = 0; row < rows; row++)
            {
                for (int k = 0; k < ResultDim; k++)
                    Unsafe.Add(ref z, (row * zRow) + k) = S.Zero;
                foreach ((int i, int j, int weight, int k, double value) in Terms)
                {
                    Unsafe.Add(ref z, (row * zRow) + k) +=
                        S.CreateTruncating(value)
                        * At(in x, (row * xRow) + i)
                        * At(in y, (row * yRow) + j)
                        * At(in w, (row * wRow) + weight);
                }
            }
        }

        public static void Backward<S>(
            int rows,
            ref readonly S x,
            nint xRow,
            ref readonly S y,
            nint yRow,
            ref readonly S w,
            nint wRow,
            ref readonly S gz,
            nint zRow,
            ref S gx,
            ref S gy,
            ref S gw,
            ref S scratch
        )
            where S : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<S>
        {
            for (int row = 0; row < rows; row++)
            {
                foreach ((int i, int j, int weight, int k, double value) in Terms)
                {
                    S g = S.CreateTruncating(value) * At(in gz, (row * zRow) + k),
                        a = At(in x, (row * xRow) + i),
                        b = At(in y, (row * yRow) + j),
                        c = At(in w, (row * wRow) + weight);
                    Unsafe.Add(ref gx, (row * xRow) + i) += g * b * c;
                    Unsafe.Add(ref gy, (row * yRow) + j) += g * a * c;
                    Unsafe.Add(ref gw, (row * wRow) + weight) += g * a * b;
                }
            }
        }

        private static S At<S>(ref readonly S first, nint offset) => Unsafe.Add(ref Unsafe.AsRef(in first), offset);
    }
}
