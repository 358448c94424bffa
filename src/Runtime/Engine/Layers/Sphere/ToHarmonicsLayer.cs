using System.ComponentModel;
using System.Numerics;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Coefficients of fields on the sphere: see <see cref="ToHarmonicsAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ToHarmonicsLayer : Layer
{
    /// <summary>The residual of HEALPix is stated from here on.</summary>
    private const int LeastSide = 4;

    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly SphereFields _fields;
    private readonly int _iterations;
    private readonly Precision _precision;

    private ToHarmonicsLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        SphereFields fields,
        int iterations
    )
        : base(builder.Path)
    {
        (_input, _result, _fields, _iterations) = (input, result, fields, iterations);
        _precision = builder.Precision;
    }

    internal override ITangent? Second => null;

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of a pixel, of O(2) or SO(2).</param>
    /// <param name="result">Signature of the coefficients.</param>
    /// <param name="maxDegree">The largest degree.</param>
    /// <param name="iterations">How often the rest is analysed again.</param>
    /// <param name="convention">The sign of U in blocks of order 2.</param>
    /// <exception cref="ArgumentException">The coefficients have other irreps.</exception>
    public static ToHarmonicsLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int maxDegree,
        int iterations,
        PolarisationConvention convention
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        SphereFields fields = SphereLayers.Fields(builder, input, result, maxDegree, convention);
        builder.Declare(result, input);
        return new ToHarmonicsLayer(builder, input, result, fields, iterations);
    }

    /// <summary>The coefficients of each sphere.</summary>
    /// <exception cref="ArgumentException">The features are not on these pixels, or the sampling is not exact up to the
    /// degree of the layer.</exception>
    public Handle Apply(Directions sky, Handle x) =>
        _precision == Precision.Single ? Apply<float>(sky, x) : Apply<double>(sky, x);

    private Handle Apply<S>(Directions sky, Handle x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage<S> operand = LayerValues.Enter<S>(x);
        Expect(operand, _input, "operand");
        SphereShape shape = sky.Shape;
        if (!ReferenceEquals(operand.RowSpace, shape.Pixels))
        {
            throw new ArgumentException(
                $"Layer '{Path}' takes features of the pixels of its sphere, {shape.Pixels}, but was given features of "
                    + $"{operand.RowSpace}."
            );
        }
        CheckSampling(shape.Sampling);
        Storage<S> result = Workspace.Rent<S>(
            Workspace.Common(operand.Workspace, sky.Workspace),
            shape.Spheres,
            _result
        );
        _fields.Run(shape, operand.Values, result.Values, new Analysis(_iterations));
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
        _fields.Run((SphereShape)entry.State!, result.Gradient, operand.Gradient, new AnalysisTransposed(_iterations));
    }

    private void CheckSampling(SphereSampling sampling)
    {
        if (sampling.ExactDegree >= _fields.MaxDegree)
            return;
        if (sampling is not HealPix healPix)
        {
            throw new ArgumentException(
                $"Layer '{Path}' analyses up to degree {_fields.MaxDegree}, but transforms on {sampling} are exact up "
                    + $"to degree {sampling.ExactDegree}."
            );
        }
        if (_iterations == 0)
        {
            throw new ArgumentException(
                $"Layer '{Path}' is exact, and there is no exact transform on {sampling}. Take a Gauss-Legendre or an "
                    + "equiangular sampling, or state Iterations on the layer and Approximate on the model."
            );
        }
        if (healPix.Nside < LeastSide || _fields.MaxDegree > 2 * healPix.Nside)
        {
            throw new ArgumentException(
                $"Layer '{Path}' analyses up to degree {_fields.MaxDegree}, but on {sampling} analysis converges as "
                    + (
                        healPix.Nside < LeastSide
                            ? $"stated from nside {LeastSide} on."
                            : $"stated up to degree {2 * healPix.Nside}."
                    )
            );
        }
    }
}
