using System.ComponentModel;
using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Fields on the sphere from their coefficients: see <see cref="FromHarmonicsAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FromHarmonicsLayer : Layer
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly SphereFields _fields;
    private readonly Precision _precision;

    private FromHarmonicsLayer(ModelBuilder builder, FeatureLayout input, FeatureLayout result, SphereFields fields)
        : base(builder.Path)
    {
        (_input, _result, _fields) = (input, result, fields);
        _precision = builder.Precision;
    }

    internal override ITangent? Second => null;

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the coefficients.</param>
    /// <param name="result">Signature of a pixel, of O(2) or SO(2).</param>
    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="convention">The sign of U in blocks of order 2.</param>
    /// <exception cref="ArgumentException">The coefficients have other irreps.</exception>
    public static FromHarmonicsLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int maxDegree,
        PolarisationConvention convention
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        SphereFields fields = SphereLayers.Fields(builder, result, input, maxDegree, convention);
        builder.Declare(result, input);
        return new FromHarmonicsLayer(builder, input, result, fields);
    }

    /// <summary>The fields at the pixels.</summary>
    /// <exception cref="ArgumentException">The coefficients are not of these spheres, or the sampling does not hold
    /// their degrees.</exception>
    public Handle Apply(Directions sky, Handle x) =>
        _precision == Precision.Single ? Apply<float>(sky, x) : Apply<double>(sky, x);

    private Handle Apply<S>(Directions sky, Handle x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        SphereShape shape = sky.Shape;
        if (!ReferenceEquals(operand.RowSpace, shape.Spheres))
        {
            throw new ArgumentException(
                $"Layer '{Path}' takes coefficients of its spheres, {shape.Spheres}, but was given features of "
                    + $"{operand.RowSpace}."
            );
        }
        if (_fields.MaxDegree > shape.Sampling.LargestDegreeHere)
        {
            throw new ArgumentException(
                $"Layer '{Path}' has coefficients up to degree {_fields.MaxDegree}, but {shape.Sampling} holds degrees "
                    + $"up to {shape.Sampling.LargestDegreeHere}."
            );
        }
        Storage<S> result = Workspace.Rent<S>(
            Workspace.Common(operand.Workspace, sky.Workspace),
            shape.Pixels,
            _result
        );
        _fields.Run(shape, operand.Values, result.Values, new Synthesis());
        Record(
            operand.Workspace,
            operand.NeedsGradient,
            new TapeEntry
            {
                Operation = this,
                A = operand,
                Result = result,
                State = shape,
            }
        );
        return new Handle(result);
    }

    private protected override void Backward<S>(in TapeEntry entry, Pass pass)
    {
        var operand = (Storage<S>)entry.A!;
        var result = (Storage<S>)entry.Result;
        _fields.Run((SphereShape)entry.State!, result.Gradient, operand.Gradient, new SynthesisTransposed());
    }
}
