using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The rules of a path, wherever it comes from. Spans are not set: start and length are zero.
/// </summary>
public static class PathRules
{
    /// <summary>Everything that is wrong with a path between given signatures; empty if it is fine.</summary>
    public static IReadOnlyList<PathFault> Check(TensorProductPath path, Irreps in1, Irreps in2, Irreps result)
    {
        var faults = new List<PathFault>();
        CheckBlock(path.In1, in1, "operand 1", faults);
        CheckBlock(path.In2, in2, "operand 2", faults);
        CheckBlock(path.Out, result, "the result", faults);
        if (!IsVariance(path.PathWeight))
        {
            faults.Add(
                Fault(
                    PathFaultKind.BadPathWeight,
                    BadWeightMessage(path.PathWeight.ToString("R", CultureInfo.InvariantCulture))
                )
            );
        }

        if (faults.All(f => f.Kind != PathFaultKind.BlockOutOfRange))
        {
            CheckIrreps(path, in1[path.In1].Irrep, in2[path.In2].Irrep, result[path.Out].Irrep, faults);
            CheckMultiplicities(path, in1[path.In1], in2[path.In2], result[path.Out], faults);
        }

        return faults;
    }

    /// <summary>The range of a variance, in words.</summary>
    public const string AllowedVariances = "0, or a number from 1E-12 to 1E+12";

    /// <summary>
    /// Whether a number may be a variance or a path weight. Beyond these bounds coefficients (roots of quotients of
    /// four of them) exceed the range of single precision.
    /// </summary>
    public static bool IsVariance(double value) => value is 0 or (>= 1e-12 and <= 1e12);

    internal static string BadWeightMessage(string weight) =>
        $"'{weight}' is not a path weight. It is a variance under a root, so it is {AllowedVariances}. "
        + "Write for example \"*0.5\".";

    private static void CheckBlock(int index, Irreps irreps, string operand, List<PathFault> faults)
    {
        if (index >= 0 && index < irreps.Count)
            return;

        string range =
            irreps.Count == 0 ? "none"
            : irreps.Count == 1 ? "block 0 only"
            : $"blocks 0 to {irreps.Count - 1}";
        faults.Add(
            Fault(
                PathFaultKind.BlockOutOfRange,
                $"There is no block {index} in {operand}. Its signature {irreps} has {range}. Write "
                    + "the number of a block that exists."
            )
        );
    }

    private static void CheckIrreps(
        TensorProductPath path,
        Irrep first,
        Irrep second,
        Irrep result,
        List<PathFault> faults
    )
    {
        string? why = SelectionRules.WhyForbidden(first, second, result);
        if (why is not null)
        {
            bool byDegree = (first * second).All(irrep => irrep.L != result.L);
            faults.Add(Fault(byDegree ? PathFaultKind.ForbiddenByDegree : PathFaultKind.ForbiddenByParity, why));
            return;
        }

        int maps = first.Group.CouplingCount(first, second, result);
        if (path.Coupling >= maps)
        {
            faults.Add(
                Fault(
                    PathFaultKind.NoSuchMap,
                    $"There is no map {path.Coupling} of {first} ⊗ {second} → {result}. "
                        + $"Under {first.Group} these irreps "
                        + (
                            maps == 1
                                ? "have one equivariant map. Write #0, or leave it out."
                                : $"have {maps} equivariant maps. Write a number from #0 to #{maps - 1}."
                        )
                )
            );
        }
    }

    private static void CheckMultiplicities(
        TensorProductPath path,
        MulIrrep first,
        MulIrrep second,
        MulIrrep result,
        List<PathFault> faults
    )
    {
        string mode = ConnectionModes.NameOf(path.Mode);
        if (ConnectionModes.PairsInputs(path.Mode) && first.Mul != second.Mul)
        {
            faults.Add(
                Fault(
                    PathFaultKind.MultiplicityMismatch,
                    $"Mode {mode} pairs {first} with {second}. It joins copy u with copy u, so both need the same "
                        + "number of copies. "
                        + $"Write \"{first.Mul}x{second.Irrep}\" for operand 2, or use mode uvw."
                )
            );
        }
        else if (ConnectionModes.OutputCopies(path.Mode, first.Mul, second.Mul) is long needed && needed != result.Mul)
        {
            faults.Add(
                Fault(
                    PathFaultKind.MultiplicityMismatch,
                    $"Mode {mode} of {first} and {second} does not give {result}. It makes "
                        + $"{ConnectionModes.OutputMultiplicityInWords(path.Mode)}. "
                        + $"Write \"{needed}x{result.Irrep}\" for the result, or use mode uvw."
                )
            );
        }

        if (!path.HasWeight && ConnectionModes.NeedsWeight(path.Mode, result.Mul))
        {
            faults.Add(
                Fault(
                    PathFaultKind.WeightRequired,
                    $"A path of mode {mode} needs weights. Without them every output copy would be the same sum. "
                        + "Remove \"noweight\", or use mode uuu or uvuv."
                )
            );
        }
    }

    private static PathFault Fault(PathFaultKind kind, string message) => new(kind, 0, 0, message);
}
