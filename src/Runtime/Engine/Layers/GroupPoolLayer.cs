using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>One invariant number of each field: see <see cref="GroupPoolAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GroupPoolLayer : Layer
{
    private protected GroupPoolLayer(string path)
        : base(path) { }

    /// <summary>Creates the layer in the precision of the model.</summary>
    /// <param name="builder">The layer's own builder.</param>
    /// <param name="input">Signature of the operand: fields, and trivial irreps.</param>
    /// <param name="result">Signature of the result: as many trivial irreps.</param>
    /// <param name="pooling">The largest value or the mean.</param>
    /// <exception cref="ArgumentException">A term is no field, or the result has other copies.</exception>
    public static GroupPoolLayer Create(
        ModelBuilder builder,
        FeatureLayout input,
        FeatureLayout result,
        GroupPooling pooling
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(result);
        if (!Enum.IsDefined(pooling))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': '{pooling}' is not a named way to pool.",
                nameof(pooling)
            );
        }
        if (input.Signature.Terms.FirstOrDefault(static t => !IsField(t)) is { } other)
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}' pools the values of fields, and {other.Text} is none.",
                nameof(input)
            );
        }
        int copies = input.Signature.Terms.Sum(static t => t.Mul);
        if (!result.Matches(FeatureLayout.OfScalars(copies, input.Group)))
        {
            throw new ArgumentException(
                $"Layer '{builder.Path}': {input} has {copies} fields, so the result is "
                    + $"{FeatureLayout.OfScalars(copies, input.Group)}, not {result}.",
                nameof(result)
            );
        }
        builder.Declare(result, input);
        return builder.Precision == Precision.Single
            ? new GroupPoolLayer<float>(builder.Path, input, result, pooling)
            : new GroupPoolLayer<double>(builder.Path, input, result, pooling);
    }

    /// <summary>The pooled rows.</summary>
    public abstract Handle Apply(Handle x);

    private static bool IsField(SignatureTerm term) => term.Field is not null || term.Irreps[0].IsScalar;
}
