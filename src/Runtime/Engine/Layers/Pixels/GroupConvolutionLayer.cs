using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The general convolution over pixels of fields that the group permutes: see <see cref="GroupConvolutionAttribute"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GroupConvolutionLayer : Layer
{
    private protected GroupConvolutionLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand: fields, and trivial irreps.</param>
    /// <param name="result">Signature of the result: fields, and trivial irreps.</param>
    /// <param name="size">Pixels along a side of the window, odd.</param>
    /// <param name="dilation">The distance of the window's pixels.</param>
    /// <param name="bias">Whether copies of the result have biases.</param>
    /// <param name="options">Stride and border.</param>
    /// <exception cref="ArgumentException">A term is no field, or square pixels do not keep the group, or an option is
    /// out of its range.</exception>
    public static GroupConvolutionLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        int size,
        int dilation,
        bool bias,
        PixelConvolutionOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(builder.Path);
        if (new WindowOptions(size, options.Stride, dilation, LowPass: false).WhyNot() is { } reason)
            throw new ArgumentException($"Layer '{builder.Path}': {reason}");
        if (input.Group.IsSpatial || !GridSymmetry.IsExact(input.Group))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': square pixels do not keep {input.Group}, which a group convolution needs.",
                nameof(input)
            );
        }
        foreach (SignatureTerm term in input.Signature.Terms.Concat(result.Signature.Terms))
        {
            if (!GroupConvolutionSpec.IsField(term))
            {
                throw new ArgumentException(
                    $"Layer '{builder.Path}' convolves the values of fields, and {term.Text} is none."
                );
            }
        }

        builder.Declare(result, input);
        GroupConvolutionSpec spec = GroupConvolutionSpec.Create(input.Signature, result.Signature, size);
        return builder.Precision == Precision.Single
            ? new GroupConvolutionLayer<float>(builder, input, result, spec, dilation, bias, options)
            : new GroupConvolutionLayer<double>(builder, input, result, spec, dilation, bias, options);
    }

    /// <summary>
    /// The convolution of features of pixels; the result lives on the same grid, on its coarser one where there is a
    /// stride, and inside it where the border is none.
    /// </summary>
    public abstract Handle Apply(Pixels grid, Handle x);
}
