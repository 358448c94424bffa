using System.ComponentModel;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The hyperparameters of a batch normalisation, as in its attribute.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BatchNormOptions
{
    /// <summary>Whether there are weights, and biases unless <see cref="Bias"/> is off.</summary>
    public bool Affine { get; init; } = true;

    /// <summary>Whether an affine layer has biases on 0e.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Added to the mean square, in its units.</summary>
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The weight μ of the current batch in the running statistics.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>Which mean square is scaled to one.</summary>
    public BatchNormalization Normalization { get; init; } = BatchNormalization.Component;

    /// <summary>How the squares of the rows are reduced to one.</summary>
    public BatchReduction Reduce { get; init; } = BatchReduction.Mean;

    /// <summary>
    /// Whether each cloud has statistics of its own, in evaluation too; running statistics are then not kept.
    /// </summary>
    public bool Instance { get; init; }

    /// <summary>The number by which a sum of squares over the components of a copy is divided.</summary>
    internal int Divisor(NormBlock block) => Normalization == BatchNormalization.Component ? block.CopyDim : 1;

    internal void Check(string path)
    {
        if (!OptionRules.IsEpsilon(Epsilon))
        {
            throw new ArgumentException(
                $"Layer '{path}' divides by root mean squares: Epsilon is "
                    + $"{OptionRules.AllowedEpsilon}, not {FiniteNumbers.Text(Epsilon)}.",
                nameof(Epsilon)
            );
        }
        if (!(Momentum >= 0 && Momentum <= 1))
        {
            throw new ArgumentException(
                $"Layer '{path}': Momentum is a weight from 0 to 1, not {FiniteNumbers.Text(Momentum)}.",
                nameof(Momentum)
            );
        }
        if (!Enum.IsDefined(Normalization) || !Enum.IsDefined(Reduce))
        {
            throw new ArgumentException(
                $"Layer '{path}': '{Normalization}' or '{Reduce}' is not a named way to normalise or to reduce."
            );
        }
    }
}
