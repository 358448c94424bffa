using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>
/// A linear map straight from its specification, one multiplication at a time. Each tag type has its own specification.
/// </summary>
internal readonly struct ReferenceLinear<TTag> : ILinearKernel
{
    private static LinearSpec _spec = null!;
    private static Term[] _terms = [];

    internal static LinearSpec Spec
    {
        get => _spec;
        set
        {
            _spec = value;
            _terms = [.. Terms(), .. Biases()];
        }
    }

    public static int InputDim => Spec.In.Dim;

    public static int ResultDim => Spec.Out.Dim;

    public static int WeightCount => Spec.WeightCount;

    public static int BiasCount => Spec.BiasCount;

    public static void Forward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S w,
        ref readonly S bias,
        ref S z,
        nint zRow
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref z, row * zRow), ResultDim).Clear();
            foreach (Term t in _terms)
            {
                Unsafe.Add(ref z, row * zRow + t.To) += t.IsBias
                    ? At(in bias, t.Weight)
                    : S.CreateTruncating(t.Coefficient) * At(in w, t.Weight) * At(in x, row * xRow + t.From);
            }
        }
    }

    public static void Backward<S>(
        int rows,
        ref readonly S x,
        nint xRow,
        ref readonly S w,
        ref readonly S gz,
        nint zRow,
        ref S gx,
        ref S gw,
        ref S gbias
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int row = 0; row < rows; row++)
        {
            foreach (Term t in _terms)
            {
                S g = S.CreateTruncating(t.Coefficient) * At(in gz, row * zRow + t.To);
                if (t.IsBias)
                {
                    Unsafe.Add(ref gbias, t.Weight) += g;
                    continue;
                }

                Unsafe.Add(ref gx, row * xRow + t.From) += g * At(in w, t.Weight);
                Unsafe.Add(ref gw, t.Weight) += g * At(in x, row * xRow + t.From);
            }
        }
    }

    private static IEnumerable<Term> Terms()
    {
        RowLayout input = RowLayout.Of(Spec.In),
            result = RowLayout.Of(Spec.Out);
        return from path in Spec.Paths
            from u in Enumerable.Range(0, path.Source.Mul)
            from v in Enumerable.Range(0, path.Result.Mul)
            from m in Enumerable.Range(0, path.Source.Irrep.Dim)
            select new Term(
                ReferenceRows.Place(input, path.In, u, m),
                ReferenceRows.Place(result, path.Out, v, m),
                path.WeightOffset + u * path.Result.Mul + v,
                path.Coefficient,
                IsBias: false
            );
    }

    private static IEnumerable<Term> Biases()
    {
        RowLayout result = RowLayout.Of(Spec.Out);
        return from bias in Spec.Biases
            from u in Enumerable.Range(0, bias.Count)
            select new Term(0, ReferenceRows.Place(result, bias.Out, u, 0), bias.Offset + u, 1, IsBias: true);
    }

    private static S At<S>(ref readonly S first, nint index) => Unsafe.Add(ref Unsafe.AsRef(in first), index);

    private readonly record struct Term(int From, int To, int Weight, double Coefficient, bool IsBias);
}
