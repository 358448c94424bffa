using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A pointwise function of scalar fields on the sphere: see <see cref="SphereActivationAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SphereActivationLayer : Layer
{
    private readonly FeatureLayout _layout;
    private readonly Precision _precision;
    private readonly SphereFields _fields;
    private readonly RingTransform _transform;
    private readonly Nonlinearity _function;
    private readonly double _scale;
    private readonly double _moment;
    private (double[] Row, double[] Map, double[] Gradient)? _buffers;

    private SphereActivationLayer(
        ModelBuilder builder,
        FeatureLayout layout,
        Irreps fields,
        SphereFunction sphere,
        Nonlinearity function,
        bool normalize
    )
        : base(builder.Path)
    {
        (_layout, _precision, _function) = (layout, builder.Precision, function);
        _fields = new SphereFields(FeatureLayout.Of(fields), sphere.Degree, PolarisationConvention.Cosmo);
        _transform = new GaussLegendreSampling(sphere.SamplingDegree).Transform(sphere.Degree, 0);
        (_scale, _moment) = (sphere.Scale, normalize ? NonlinearityFacts.MomentConstant(function) : 1);
    }

    internal override ITangent? Second => null;

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="layout">Signature of operand and result: coefficients of scalar fields.</param>
    /// <param name="function">The function of the values.</param>
    /// <param name="oversampling">The degree of the sampling in multiples of the largest degree.</param>
    /// <param name="normalize">Whether it is scaled to unit second moment.</param>
    /// <exception cref="ArgumentException">The irreps are not those of scalar fields.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The oversampling is not allowed.</exception>
    public static SphereActivationLayer Create(
        ModelBuilder builder,
        FeatureLayout layout,
        Nonlinearity function,
        int oversampling,
        bool normalize
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(layout);
        Nonlinearities.Check(function);
        if (SphereFunction.WhyNot(layout.Rows.Irreps) is { } why)
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}' takes scalar fields, not {layout}. {why}.",
                nameof(layout)
            );
        }
        (Irreps fields, int degree) = FieldHarmonics.FieldsOf(layout.Rows.Irreps)!.Value;
        ArgumentOutOfRangeException.ThrowIfLessThan(oversampling, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oversampling, SphereFunction.LargestOversampling(degree));
        builder.Declare(layout, layout);
        return new SphereActivationLayer(
            builder,
            layout,
            fields,
            new SphereFunction(degree, oversampling),
            function,
            normalize
        );
    }

    /// <summary>Applies the function to each field.</summary>
    public Handle Apply(Handle x) => _precision == Precision.Single ? Apply<float>(x) : Apply<double>(x);

    private Handle Apply<S>(Handle x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _layout, "operand");
        Storage<S> result = Workspace.Rent<S>(operand.Workspace, operand.RowSpace, _layout);
        (double[] Row, double[] Map, double[] Gradient) buffers = Rent();
        for (int row = 0; row < operand.Rows; row++)
        {
            foreach (SphereFields.Field field in _fields.All)
            {
                for (int copy = 0; copy < field.Pixels.Mul; copy++)
                {
                    Evaluate<S>(operand.Row(row), field, copy, buffers.Row, buffers.Map);
                    Nonlinearities.Values<double>(_function, _moment / _scale, buffers.Map, buffers.Gradient);
                    _transform.Project(buffers.Gradient, buffers.Row, isWeighted: true);
                    SphereFields.StoreRow(buffers.Row, field, copy, result.Row(row), isAdded: false);
                }
            }
        }
        _buffers = buffers;
        Record(
            operand.Workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
            }
        );
        return new Handle(result);
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        (double[] Row, double[] Map, double[] Gradient) buffers = Rent();
        for (int row = 0; row < operand.Rows; row++)
        {
            foreach (SphereFields.Field field in _fields.All)
            {
                for (int copy = 0; copy < field.Pixels.Mul; copy++)
                {
                    Evaluate<S>(operand.Row(row), field, copy, buffers.Row, buffers.Map);
                    SphereFields.FetchRow<S>(result.GradientRow(row), field, copy, buffers.Row);
                    _transform.Synthesize(buffers.Row, buffers.Gradient, isWeighted: true);
                    Nonlinearities.Chain<double>(_function, _moment, buffers.Map, buffers.Gradient);
                    _transform.Project(buffers.Gradient, buffers.Row, isWeighted: false);
                    SphereFields.StoreRow(buffers.Row, field, copy, operand.GradientRow(row), isAdded: true);
                }
            }
        }
        _buffers = buffers;
    }

    /// <summary>The scaled values of a field.</summary>
    private void Evaluate<S>(ReadOnlySpan<S> x, SphereFields.Field field, int copy, double[] row, double[] map)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        SphereFields.FetchRow(x, field, copy, row);
        _transform.Synthesize(row, map, isWeighted: false);
        TensorPrimitives.Multiply(map, _scale, map);
    }

    private (double[], double[], double[]) Rent()
    {
        lock (_transform)
        {
            (double[], double[], double[])? free = _buffers;
            _buffers = null;
            return free
                ?? (
                    new double[_transform.CoefficientCount],
                    new double[_transform.MapLength],
                    new double[_transform.MapLength]
                );
        }
    }
}
