using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>Features as those of the model's group, about the model's axis.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RestrictLayer : Layer
{
    private readonly FeatureLayout _input;
    private readonly FeatureLayout _result;
    private readonly Axis _axis;

    private RestrictLayer(string path, FeatureLayout input, FeatureLayout result, Axis axis)
        : base(path) => (_input, _result, _axis) = (input, result, axis);

    /// <summary>Makes the layer.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand, of a larger group.</param>
    /// <param name="result">Signature of the result.</param>
    /// <exception cref="ArgumentException">The operand does not become the result.</exception>
    public static RestrictLayer Create(ModelBuilder builder, FeatureLayout input, FeatureLayout result)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        Axis axis = builder.Frame.Axis ?? Axis.Y;
        var becomes = FeatureLayout.Of(Restriction.Of(input.Rows.Irreps, result.Group, axis), result.Group);
        if (!becomes.Matches(result))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': {input} of {input.Group} becomes {becomes} under {result.Group}, "
                    + $"not {result}.",
                nameof(result)
            );
        }
        builder.Declare(result, input);
        return new RestrictLayer(builder.Path, input, result, axis);
    }

    /// <summary>What is recorded is the operation.</summary>
    internal override ITangent? Second => null;

    /// <summary>The restricted rows.</summary>
    public Handle Apply(Handle x)
    {
        Expect(x.Storage, _input, "operand");
        return Operations.Restrict(x, _result.Group, _axis);
    }

    /// <summary>Features of space at the vertices of meshes, restricted along the normals.</summary>
    public Handle Apply(Surface surface, Handle x)
    {
        Expect(x.Storage, _input, "operand");
        return SurfaceRestrictOperation.ToSurface(x, surface.Geometry.Data);
    }
}
