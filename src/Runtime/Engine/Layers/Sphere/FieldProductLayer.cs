using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Products of fields on the sphere: see <see cref="FieldProductAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FieldProductLayer : Layer
{
    private readonly FeatureLayout _scalars;
    private readonly FeatureLayout _fields;
    private readonly FeatureLayout _result;
    private readonly Precision _precision;
    private readonly SphereFields _first;
    private readonly SphereFields _second;
    private readonly SphereFields _product;
    private readonly SphereSampling _sampling;
    private readonly bool _isTurned;
    private Product[]? _free;

    private FieldProductLayer(
        ModelBuilder builder,
        FeatureLayout scalars,
        FeatureLayout fields,
        FeatureLayout result,
        FieldProductSpec spec
    )
        : base(builder.Path)
    {
        (_scalars, _fields, _result, _precision) = (scalars, fields, result, builder.Precision);
        _first = Fields(spec.Scalars, spec.ScalarDegree);
        _second = Fields(spec.Fields, spec.FieldDegree);
        _product = Fields(spec.Result, spec.MaxDegree);
        _sampling = new GaussLegendreSampling(spec.SamplingDegree);
        _isTurned = spec.Scalars[0].Irrep.IsPseudoScalar;
    }

    internal override ITangent? Second => null;

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="scalars">Signature of the scalar fields' coefficients.</param>
    /// <param name="fields">Signature of the fields' coefficients.</param>
    /// <param name="result">Signature of the result's coefficients.</param>
    /// <exception cref="ArgumentException">The operands have no such product.</exception>
    public static FieldProductLayer Create(
        ModelBuilder builder,
        FeatureLayout scalars,
        FeatureLayout fields,
        FeatureLayout result
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(scalars);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(result);
        (FieldProductSpec? spec, string? why) = FieldProductSpec.Create(
            scalars.Rows.Irreps,
            fields.Rows.Irreps,
            result.Rows.Irreps.LMax
        );
        if (spec is null)
            throw new ArgumentException($"Layer '{builder.Path}' has no product: {why}.", nameof(fields));
        var becomes = FeatureLayout.Of(FieldHarmonics.Of(spec.Result, spec.MaxDegree), result.Group);
        if (!becomes.Matches(result))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': the product of {scalars} and {fields} is {becomes}, not {result}.",
                nameof(result)
            );
        }
        builder.Declare(result, scalars, fields);
        return new FieldProductLayer(builder, scalars, fields, result, spec);
    }

    /// <summary>The coefficients of the products, row by row.</summary>
    public Handle Apply(Handle scalars, Handle fields) =>
        _precision == Precision.Single ? Apply<float>(scalars, fields) : Apply<double>(scalars, fields);

    private Handle Apply<S>(Handle scalars, Handle fields)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> s = LayerValues.Enter<S>(scalars),
            x = LayerValues.Enter<S>(fields);
        Expect(s, _scalars, "scalar fields");
        Expect(x, _fields, "fields");
        ExpectSameBase(s, x);
        Storage<S> result = Workspace.Rent<S>(Workspace.Common(s.Workspace, x.Workspace), s.RowSpace, _result);
        Product[] all = Rent();
        foreach (Product product in Products(all))
        {
            for (int row = 0; row < s.Rows; row++)
            {
                product.Fetch<S>(s.Row(row), x.Row(row));
                product.Multiply(_isTurned);
                product.Result.Project(product.ResultMap, product.ResultRow, isWeighted: true);
                SphereFields.StoreRow(product.ResultRow, product.Z, product.Copy, result.Row(row), isAdded: false);
            }
        }
        _free = all;
        Record(
            result.Workspace,
            s.NeedsGradient || x.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = s,
                B = x,
                Result = result,
            }
        );
        return new Handle(result);
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var s = (Storage<S>)entry.A!;
        var x = (Storage<S>)entry.B!;
        var result = (Storage<S>)entry.Result;
        Product[] all = Rent();
        foreach (Product product in Products(all))
        {
            for (int row = 0; row < s.Rows; row++)
            {
                product.Fetch<S>(s.Row(row), x.Row(row));
                SphereFields.FetchRow<S>(result.GradientRow(row), product.Z, product.Copy, product.ResultRow);
                product.Result.Synthesize(product.ResultRow, product.ResultMap, isWeighted: true);
                product.MultiplyBack(_isTurned);
                if (s.NeedsGradient)
                {
                    product.First.Project(product.FirstMap, product.FirstRow, isWeighted: false);
                    SphereFields.StoreRow(
                        product.FirstRow,
                        product.X,
                        product.ScalarCopy,
                        s.GradientRow(row),
                        isAdded: true
                    );
                }
                if (x.NeedsGradient)
                {
                    product.Second.Project(product.SecondMap, product.SecondRow, isWeighted: false);
                    SphereFields.StoreRow(
                        product.SecondRow,
                        product.Y,
                        product.Copy,
                        x.GradientRow(row),
                        isAdded: true
                    );
                }
            }
        }
        _free = all;
    }

    private static SphereFields Fields(Irreps fields, int maxDegree) =>
        new(FeatureLayout.Of(fields), maxDegree, PolarisationConvention.Cosmo);

    /// <summary>The maps of each block, kept from call to call; each thread has its own.</summary>
    private Product[] Rent()
    {
        if (Interlocked.Exchange(ref _free, null) is { } free)
            return free;
        var all = new Product[_second.All.Length];
        for (int block = 0; block < all.Length; block++)
            all[block] = new Product(_sampling, _first, _second, _product, block);
        return all;
    }

    /// <summary>One copy of one field after the other, with its scalar field.</summary>
    private IEnumerable<Product> Products(Product[] all)
    {
        bool isShared = _first.All.Length == 1 && _first.All[0].Pixels.Mul == 1;
        int scalarBlock = 0,
            scalarCopy = 0;
        for (int block = 0; block < _second.All.Length; block++)
        {
            Product product = all[block];
            for (int copy = 0; copy < product.Y.Pixels.Mul; copy++)
            {
                product.Take(_first.All[scalarBlock], scalarCopy, copy);
                yield return product;
                if (!isShared && ++scalarCopy == _first.All[scalarBlock].Pixels.Mul)
                    (scalarBlock, scalarCopy) = (scalarBlock + 1, 0);
            }
        }
    }

    /// <summary>The transforms and the maps of one product.</summary>
    private sealed class Product
    {
        internal Product(
            SphereSampling sampling,
            SphereFields first,
            SphereFields second,
            SphereFields product,
            int block
        )
        {
            (Y, Z) = (second.All[block], product.All[block]);
            First = sampling.Transform(first.MaxDegree, 0);
            Second = sampling.Transform(second.MaxDegree, Y.Pixels.Irrep.L);
            Result = sampling.Transform(product.MaxDegree, Y.Pixels.Irrep.L);
            (FirstRow, FirstMap) = (new double[First.CoefficientCount], new double[First.MapLength]);
            (SecondRow, SecondMap) = (new double[Second.CoefficientCount], new double[Second.MapLength]);
            (ResultRow, ResultMap) = (new double[Result.CoefficientCount], new double[Result.MapLength]);
        }

        internal SphereFields.Field X { get; private set; }

        internal SphereFields.Field Y { get; }

        internal SphereFields.Field Z { get; }

        internal int ScalarCopy { get; private set; }

        internal int Copy { get; private set; }

        internal RingTransform First { get; }

        internal RingTransform Second { get; }

        internal RingTransform Result { get; }

        internal double[] FirstRow { get; }

        internal double[] FirstMap { get; }

        internal double[] SecondRow { get; }

        internal double[] SecondMap { get; }

        internal double[] ResultRow { get; }

        internal double[] ResultMap { get; }

        private int Pixels => FirstMap.Length;

        internal void Take(SphereFields.Field scalar, int scalarCopy, int copy) =>
            (X, ScalarCopy, Copy) = (scalar, scalarCopy, copy);

        /// <summary>The maps of both operands.</summary>
        internal void Fetch<S>(ReadOnlySpan<S> scalars, ReadOnlySpan<S> fields)
            where S : unmanaged, IBinaryFloatingPointIeee754<S>
        {
            SphereFields.FetchRow(scalars, X, ScalarCopy, FirstRow);
            SphereFields.FetchRow(fields, Y, Copy, SecondRow);
            First.Synthesize(FirstRow, FirstMap, isWeighted: false);
            Second.Synthesize(SecondRow, SecondMap, isWeighted: false);
        }

        /// <summary>Scalar times field; a pseudoscalar is a quarter turn of a spin's two components: (q, u) ↦ (−u,
        /// q).</summary>
        internal void Multiply(bool isTurned)
        {
            if (Result.Spin == 0 || !isTurned)
            {
                for (int at = 0; at < ResultMap.Length; at += Pixels)
                    TensorPrimitives.Multiply(FirstMap, SecondMap.AsSpan(at, Pixels), ResultMap.AsSpan(at, Pixels));
                return;
            }
            for (int p = 0; p < Pixels; p++)
            {
                (ResultMap[p], ResultMap[p + Pixels]) = (
                    -FirstMap[p] * SecondMap[p + Pixels],
                    FirstMap[p] * SecondMap[p]
                );
            }
        }

        /// <summary>
        /// The transpose of <see cref="Multiply"/>: maps of operands become those of their gradients.
        /// </summary>
        internal void MultiplyBack(bool isTurned)
        {
            for (int p = 0; p < Pixels; p++)
            {
                double s = FirstMap[p];
                if (Result.Spin == 0)
                {
                    (FirstMap[p], SecondMap[p]) = (ResultMap[p] * SecondMap[p], ResultMap[p] * s);
                    continue;
                }
                (double q, double u) = isTurned
                    ? (ResultMap[p + Pixels], -ResultMap[p])
                    : (ResultMap[p], ResultMap[p + Pixels]);
                FirstMap[p] = (q * SecondMap[p]) + (u * SecondMap[p + Pixels]);
                (SecondMap[p], SecondMap[p + Pixels]) = (s * q, s * u);
            }
        }
    }
}
