using System.Numerics;
using System.Runtime.CompilerServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// A tensor product straight from its specification and the dense 3j symbols, one term at a time. Each tag type has its
/// own specification.
/// </summary>
internal readonly struct ReferenceProduct<TTag> : IBilinearKernel
{
    private static TensorProductSpec _spec = null!;
    private static Term[] _terms = [];

    internal static TensorProductSpec Spec
    {
        get => _spec;
        set
        {
            _spec = value;
            _terms = [.. Terms()];
        }
    }

    public static int LeftDim => Spec.In1.Dim;

    public static int RightDim => Spec.In2.Dim;

    public static int ResultDim => Spec.Out.Dim;

    public static int WeightCount => Spec.WeightCount;

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
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; zRow != 0 && i < ResultDim; i++)
                Unsafe.Add(ref z, row * zRow + i) = S.Zero;
            foreach (Term t in _terms)
            {
                S weight = t.Weight < 0 ? S.One : At(in w, row * wRow + t.Weight);
                Unsafe.Add(ref z, row * zRow + t.Z) +=
                    S.CreateTruncating(t.Coefficient)
                    * weight
                    * At(in x, row * xRow + t.X)
                    * At(in y, row * yRow + t.Y);
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
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (Term t in _terms)
            {
                S weight = t.Weight < 0 ? S.One : At(in w, row * wRow + t.Weight);
                S a = At(in x, row * xRow + t.X),
                    b = At(in y, row * yRow + t.Y);
                S g = S.CreateTruncating(t.Coefficient) * At(in gz, row * zRow + t.Z);
                Unsafe.Add(ref gx, row * xRow + t.X) += g * weight * b;
                Unsafe.Add(ref gy, row * yRow + t.Y) += g * weight * a;
                if (t.Weight >= 0)
                    Unsafe.Add(ref gw, row * wRow + t.Weight) += g * a * b;
            }
        }
    }

    private static IEnumerable<Term> Terms()
    {
        RowLayout left = RowLayout.Of(Spec.In1),
            right = RowLayout.Of(Spec.In2),
            result = RowLayout.Of(Spec.Out);
        foreach (TensorProductPath path in Spec.Paths)
        {
            double[,,] c = Wigner3j.Dense(path.First.Irrep.L, path.Second.Irrep.L, path.Result.Irrep.L);
            foreach ((int u, int v, int w, int weight) in Copies(path))
            {
                for (int i = 0; i < c.GetLength(0); i++)
                {
                    for (int j = 0; j < c.GetLength(1); j++)
                    {
                        for (int k = 0; k < c.GetLength(2); k++)
                        {
                            if (c[i, j, k] != 0)
                            {
                                yield return new Term(
                                    ReferenceRows.Place(left, path.In1, u, i),
                                    ReferenceRows.Place(right, path.In2, v, j),
                                    ReferenceRows.Place(result, path.Out, w, k),
                                    path.HasWeight ? path.WeightOffset + weight : -1,
                                    path.Coefficient * c[i, j, k]
                                );
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Copies of operands and result that meet, and the number of their weight within the path.</summary>
    private static IEnumerable<(int U, int V, int W, int Weight)> Copies(TensorProductPath path)
    {
        (int first, int second, int result) = (path.First.Mul, path.Second.Mul, path.Result.Mul);
        IEnumerable<int> U() => Enumerable.Range(0, first);
        IEnumerable<int> V() => Enumerable.Range(0, second);
        IEnumerable<int> W() => Enumerable.Range(0, result);
        return path.Mode switch
        {
            ConnectionMode.Uvw => from u in U()
            from v in V()
            from w in W()
            select (u, v, w, (u * second + v) * result + w),
            ConnectionMode.Uvu => from u in U() from v in V() select (u, v, u, u * second + v),
            ConnectionMode.Uvv => from u in U() from v in V() select (u, v, v, u * second + v),
            ConnectionMode.Uuu => from u in U() select (u, u, u, u),
            ConnectionMode.Uvuv => from u in U() from v in V() select (u, v, u * second + v, u * second + v),
            _ => throw new NotSupportedException($"The reference product does not know mode {path.Mode}."),
        };
    }

    private static S At<S>(ref readonly S first, nint index) => Unsafe.Add(ref Unsafe.AsRef(in first), index);

    private readonly record struct Term(int X, int Y, int Z, int Weight, double Coefficient);
}
