using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// Fields of pixels and their coefficients: which numbers of a row belong to one transform, and the loops that fetch
/// and store them. Transforms are in double, whatever the precision of the rows.
/// </summary>
internal sealed class SphereFields
{
    private readonly FeatureLayout _fields;
    private readonly FeatureLayout _coefficients;
    private readonly Field[] _all;
    private readonly bool _isFlipped;
    private Buffers? _buffers;

    /// <param name="fields">The fields at a pixel, of O(2) or SO(2).</param>
    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="convention">The sign of U in blocks of order 2.</param>
    internal SphereFields(FeatureLayout fields, int maxDegree, PolarisationConvention convention)
    {
        (_fields, MaxDegree, _isFlipped) = (fields, maxDegree, convention == PolarisationConvention.Iau);
        IReadOnlyList<FieldPart> parts = FieldHarmonics.Parts(fields.Rows.Irreps, maxDegree);
        _coefficients = FeatureLayout.Of(
            FieldHarmonics.Of(fields.Rows.Irreps, maxDegree),
            FieldHarmonics.WholeOf(fields.Group)!
        );
        var all = new List<Field>();
        int block = 0;
        foreach (IGrouping<int, FieldPart> part in parts.GroupBy(static p => p.Block))
        {
            int count = part.Sum(p => maxDegree - p.First.L + 1);
            all.Add(new Field(fields.Blocks[part.Key], _coefficients.Blocks[block..(block + count)]));
            block += count;
        }
        _all = [.. all];
    }

    internal int MaxDegree { get; }

    /// <summary>The fields, block by block.</summary>
    internal ReadOnlySpan<Field> All => _all;

    /// <summary>The layout of coefficients.</summary>
    internal FeatureLayout Coefficients => _coefficients;

    /// <summary>Rows of coefficients from rows of pixels, or the gradient of pixels' rows from that.</summary>
    internal void Run<S, TStep>(SphereShape shape, ReadOnlySpan<S> from, Span<S> to, TStep step)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        where TStep : struct, ISphereStep
    {
        int pixels = shape.Sampling.Count * _fields.Dim;
        Buffers buffers = Interlocked.Exchange(ref _buffers, null) ?? new Buffers();
        for (int sphere = 0; sphere < shape.Spheres.Count; sphere++)
        {
            (int atPixels, int atRow) = (sphere * pixels, sphere * _coefficients.Dim);
            foreach (Field field in _all)
            {
                RingTransform transform = shape.Sampling.Transform(MaxDegree, field.Pixels.Irrep.L);
                (double[] map, double[] row) = buffers.Of(transform);
                for (int copy = 0; copy < field.Pixels.Mul; copy++)
                {
                    if (step.IsFromPixels)
                        FetchMap(from[atPixels..], field, copy, map);
                    else
                        FetchRow(from[atRow..], field, copy, row);
                    step.Run(transform, map, row);
                    if (step.IsFromPixels)
                        StoreRow(row, field, copy, to[atRow..], step.IsAdded);
                    else
                        StoreMap(map, field, copy, to[atPixels..], step.IsAdded);
                }
            }
        }
        _buffers = buffers;
    }

    /// <summary>Turns the coefficients of one sphere.</summary>
    internal void Turn<S>(HarmonicTurn turn, Span<S> row)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        foreach (Field field in _all)
        {
            int spin = field.Pixels.Irrep.L,
                half = ((MaxDegree + 1) * (MaxDegree + 1)) - (spin * spin);
            var numbers = new double[field.Degrees.Sum(static b => b.Irrep.Dim)];
            for (int copy = 0; copy < field.Pixels.Mul; copy++)
            {
                FetchRow<S>(row, field, copy, numbers);
                double[] turned = turn.Apply(numbers[..half], spin);
                if (spin > 0)
                    turned = [.. turned, .. turn.Apply(numbers[half..], spin)];
                StoreRow(turned, field, copy, row, isAdded: false);
            }
        }
    }

    private void FetchMap<S>(ReadOnlySpan<S> pixels, Field field, int copy, double[] map)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockAddress block = field.Pixels;
        int count = map.Length / block.Irrep.Dim;
        for (int m = 0, at = 0; m < block.Irrep.Dim; m++)
        {
            double sign = Sign(block, m);
            int index = block.Offset + (m * block.Stride) + copy;
            for (int p = 0; p < count; p++, index += _fields.Dim)
                map[at++] = sign * double.CreateTruncating(pixels[index]);
        }
    }

    private void StoreMap<S>(double[] map, Field field, int copy, Span<S> pixels, bool isAdded)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        BlockAddress block = field.Pixels;
        int count = map.Length / block.Irrep.Dim;
        for (int m = 0, at = 0; m < block.Irrep.Dim; m++)
        {
            double sign = Sign(block, m);
            int index = block.Offset + (m * block.Stride) + copy;
            for (int p = 0; p < count; p++, index += _fields.Dim)
            {
                S value = S.CreateTruncating(sign * map[at++]);
                pixels[index] = isAdded ? pixels[index] + value : value;
            }
        }
    }

    internal static void FetchRow<S>(ReadOnlySpan<S> row, Field field, int copy, double[] numbers)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int at = 0;
        foreach (BlockAddress block in field.Degrees)
        {
            for (int m = 0; m < block.Irrep.Dim; m++)
                numbers[at++] = double.CreateTruncating(row[block.Offset + (m * block.Stride) + copy]);
        }
    }

    internal static void StoreRow<S>(double[] numbers, Field field, int copy, Span<S> row, bool isAdded)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int at = 0;
        foreach (BlockAddress block in field.Degrees)
        {
            for (int m = 0; m < block.Irrep.Dim; m++)
            {
                ref S to = ref row[block.Offset + (m * block.Stride) + copy];
                S value = S.CreateTruncating(numbers[at++]);
                to = isAdded ? to + value : value;
            }
        }
    }

    private double Sign(BlockAddress block, int component) =>
        _isFlipped && block.Irrep.L == 2 && component == 1 ? -1 : 1;

    /// <param name="Pixels">The block of a pixel's row.</param>
    /// <param name="Degrees">The blocks of its coefficients: with spin those of E, then those of B.</param>
    internal readonly record struct Field(BlockAddress Pixels, BlockAddress[] Degrees);

    /// <summary>A map and its coefficients in double, kept from call to call.</summary>
    private sealed class Buffers
    {
        private readonly Dictionary<(int Map, int Row), (double[], double[])> _known = [];

        internal (double[] Map, double[] Row) Of(RingTransform transform)
        {
            (int, int) key = (transform.MapLength, transform.CoefficientCount);
            if (!_known.TryGetValue(key, out (double[], double[]) both))
                _known.Add(key, both = (new double[key.Item1], new double[key.Item2]));
            return both;
        }
    }
}
