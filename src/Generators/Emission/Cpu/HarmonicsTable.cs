using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The exact terms of the recursion in the wanted normalisation, and where the wanted degrees are stored.
/// </summary>
internal sealed class HarmonicsTable
{
    private readonly HarmonicsPlan _plan;
    private readonly IReadOnlyList<IReadOnlyList<CouplingTerm>> _raises;
    private readonly IReadOnlyList<IReadOnlyList<CouplingTerm>> _gradients;

    public HarmonicsTable(HarmonicsPlan plan)
    {
        _plan = plan;
        _raises =
        [
            .. Enumerable.Range(0, MaxDegree + 1).Select(l => l == 0 ? [] : Scaled(HarmonicsRecursion.Raise(l - 1), l)),
        ];
        _gradients =
        [
            .. Enumerable
                .Range(0, MaxDegree + 1)
                .Select(l => l == 0 ? [] : Scaled(HarmonicsRecursion.Gradient(l - 1), l)),
        ];
        Constants = new ConstantNames(
            Enumerable
                .Range(1, MaxDegree)
                .SelectMany(l => Raise(l).Concat(IsWanted(l) ? Gradient(l) : []))
                .Select(t => t.Value)
        );
    }

    public int MaxDegree => _plan.MaxDegree;

    public ConstantNames Constants { get; }

    /// <summary>Whether Y(0) is √(1/4π), the one constant that is not a root of a fraction.</summary>
    public bool HasPi => _plan.Normalization == HarmonicsNormalization.Integral;

    public bool IsWanted(int l) => _plan.Degrees.Contains(l);

    /// <summary>
    /// The point's coordinates as parameters: about an axis it is (along, cos, sin), which is (y, z, x) about y.
    /// </summary>
    public string[] Point => _plan.Plane is null ? ["x", "y", "z"] : ["y", "z", "x"];

    /// <summary>The parameters of a method that takes the point.</summary>
    public string PointParameters => string.Join(", ", Point.Select(static c => "V " + c));

    /// <inheritdoc cref="HarmonicsPlan.PlaceOf"/>
    public (int Place, bool IsNegated) PlaceOf(int l, int component) => _plan.PlaceOf(l, component);

    /// <summary>Y(l)_K = Σ Value · Y(l−1)_I · x_J.</summary>
    public IReadOnlyList<CouplingTerm> Raise(int l) => _raises[l];

    /// <summary>∂Y(l)_K/∂x_J = Σ Value · Y(l−1)_I.</summary>
    public IReadOnlyList<CouplingTerm> Gradient(int l) => _gradients[l];

    /// <summary>The name of the local that holds a component.</summary>
    public static string Local(int l, int component) => $"h{Text(l)}_{Text(component)}";

    /// <summary>The coordinate along axis J.</summary>
    public static string Coordinate(int axis) =>
        axis switch
        {
            0 => "x",
            1 => "y",
            _ => "z",
        };

    private IReadOnlyList<CouplingTerm> Scaled(IReadOnlyList<CouplingTerm> terms, int l)
    {
        // Any multiple of C[l−1,1,l] is an intertwiner too; the values are tested against e3nn's.
        ProofResult proof = IntertwinerProof.Check(l - 1, 1, l, terms);
        if (!proof.IsProved)
            throw new CouplingProofException($"{Text(l - 1)} ⊗ 1 → {Text(l)}", proof.Reason);

        // Component and integral normalisation differ by a factor that is the same for all degrees.
        Surd ratio = _plan.Normalization == HarmonicsNormalization.Norm ? Surd.SquareRoot((2 * l) - 1, (2 * l) + 1) : 1;
        return [.. terms.Select(t => new CouplingTerm(t.I, t.J, t.K, t.Value * ratio))];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
