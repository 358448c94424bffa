using System.Numerics;

namespace GeoDL.Typed.CompilerServices;

/// <summary>A convolution on a surface around emitted kernels, in one precision.</summary>
internal sealed class MeshConvolutionLayer<TProduct, TLinear, THarmonics, TSelf, S> : MeshConvolutionLayer
    where TProduct : struct, IBilinearKernel
    where TLinear : struct, ILinearKernel
    where THarmonics : struct, IHarmonicsKernel
    where TSelf : struct, ILinearKernel
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly SteerableConvolutionLayer<TProduct, TLinear, THarmonics, S> _neighbours;
    private readonly LinearLayer<TSelf, S> _self;

    internal MeshConvolutionLayer(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout middle,
        FeatureLayout result,
        SteerableConvolutionOptions options
    )
        : base(builder.Path)
    {
        _neighbours = new SteerableConvolutionLayer<TProduct, TLinear, THarmonics, S>(
            builder,
            input,
            middle,
            result,
            options
        );
        _self = new LinearLayer<TSelf, S>(builder.Child("self"), input, result, residual: false);
    }

    public override Handle Apply(Surface surface, Handle x)
    {
        SurfaceGeometry geometry = surface.Geometry;
        double radius = _neighbours.Options.Cutoff,
            longest = geometry.Data.LongestEdge;
        if (radius != 0 && !(longest < radius))
        {
            throw new ArgumentException(
                $"Layer '{Path}' has a Radius of {FiniteNumbers.Text(radius)}, but the longest edge of the mesh has a "
                    + $"length of {FiniteNumbers.Text(longest)}. The radius is longer than every edge; leave it out "
                    + "for the longest edge of each mesh."
            );
        }
        Handle around = _neighbours.Apply(geometry, x),
            own = _self.Apply(x),
            sum = Operations.Add(around, own);
        // Nobody has seen the two.
        Workspace? workspace = sum.Storage.Workspace;
        workspace?.GiveBack(around.As<S>());
        workspace?.GiveBack(own.As<S>());
        return sum;
    }

    internal override ITangent? Second => null;

    /// <summary>Its parts record themselves.</summary>
    internal override void Backward(in TapeEntry entry, Pass pass) =>
        throw new InvalidOperationException($"Layer '{Path}' has no entry of its own on the tape.");
}
