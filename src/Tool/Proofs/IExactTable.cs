using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>One product of a multilinear map: z[Z] += Value · weight[Weight] · x · y.</summary>
/// <param name="Z">The component of the result.</param>
/// <param name="Weight">The weight; −1 where there is none.</param>
/// <param name="Value">The exact number, rounded once.</param>
internal readonly record struct ExactTerm(int Z, int Weight, double Value);

/// <summary>
/// What an emitted kernel has to compute, from the exact tables of the algebra. Rows are in public order.
/// </summary>
internal interface IExactTable
{
    /// <summary>Rows of the first operand.</summary>
    FeatureLayout Left { get; }

    /// <summary>Rows of the second operand; null where there is none.</summary>
    FeatureLayout? Right { get; }

    /// <summary>Rows of the result.</summary>
    FeatureLayout Result { get; }

    /// <summary>Weights, biases behind them.</summary>
    int WeightCount { get; }

    /// <summary>The number of paths.</summary>
    int PathCount { get; }

    /// <summary>All terms of two unit vectors; the second number is 0 where there is no second operand.</summary>
    IEnumerable<ExactTerm> Terms(int x, int y);

    /// <summary>The paths from two unit vectors to a component of the result, in words.</summary>
    string PathsOf(int x, int y, int z);
}
