using System.Collections.Concurrent;
using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>SO(2), O(2), C_N or D_N: turns of the plane, all or N of them, with or without reflections.</summary>
/// <remarks>
/// An irrep of order m is written as one complex number z, which a turn by θ multiplies by e^{imθ} and the reflection
/// of the second coordinate conjugates. Its components are (cos, sin) = (Re z, Im z). Where m and −m are one order
/// (m = 0, and m = N/2) it has one component: under a group with reflections Re z (even) or Im z (odd), under one
/// without always the same.
/// </remarks>
internal sealed class PlanarGroup(Group kind, int fold) : SymmetryGroup
{
    private static readonly ConcurrentDictionary<
        (Irrep First, Irrep Second, Irrep Result),
        IReadOnlyList<IReadOnlyList<CouplingTerm>>
    > Known = new();

    public override Group Kind => kind;

    public override int Fold => fold;

    public override string Name =>
        kind switch
        {
            Group.SO2 => "SO(2)",
            Group.O2 => "O(2)",
            _ => (kind == Group.CN ? "C_" : "D_") + Text(fold),
        };

    public override bool HasParity => kind is Group.O2 or Group.DN;

    internal override string Flip => "a reflection";

    internal override string DegreeWord => "order";

    public override bool Has(int degree, Parity parity) =>
        degree >= 0 && (fold == 0 || 2 * degree <= fold) && (parity == Parity.Even || (HasParity && IsReal(degree)));

    public override int Dimension(Irrep irrep) => IsReal(irrep.L) ? 1 : 2;

    public override int Commutant(Irrep irrep) => HasParity || IsReal(irrep.L) ? 1 : 2;

    public override IReadOnlyList<Irrep> Harmonic(int degree)
    {
        int order = Folded(degree).Order;
        var even = new Irrep(order, Parity.Even, this);
        return degree == 0 || !IsReal(order)
            ? [even]
            : [even, new Irrep(order, HasParity ? Parity.Odd : Parity.Even, this)];
    }

    public override bool FlipsSine(int order) => Folded(order).IsConjugate;

    public override IReadOnlyList<MulIrrep> Product(Irrep first, Irrep second) =>
        [
            .. PlanarCoupling
                .Orders(first.L, second.L)
                .SelectMany(order => IrrepsOf(order))
                .Distinct()
                .OrderBy(static irrep => irrep)
                .Select(irrep => new MulIrrep(Couplings(first, second, irrep).Count / Commutant(irrep), irrep))
                .Where(static block => block.Mul > 0),
        ];

    public override IReadOnlyList<IReadOnlyList<CouplingTerm>> Couplings(Irrep first, Irrep second, Irrep result) =>
        Known.GetOrAdd(
            (first, second, result),
            static key => PlanarCoupling.Basis((PlanarGroup)key.First.Group, key.First, key.Second, key.Result)
        );

    internal override string WhyForbidden(Irrep first, Irrep second, Irrep result)
    {
        int[] orders = [.. Product(first, second).Select(static block => block.Irrep.L).Distinct()];
        return orders.Contains(result.L)
            ? $"A reflection does not do the same to the product as to {result}, so the only equivariant map between "
                + "them is zero"
            : $"Under {Name} orders {first.L} and {second.L} couple to "
                + $"{(orders.Length == 1 ? "order" : "orders")} {string.Join(" and ", orders)}, so the only "
                + $"equivariant map to order {result.L} is zero";
    }

    public override ProofResult Prove(Irrep first, Irrep second, Irrep result, IReadOnlyList<CouplingTerm> terms) =>
        PlanarProof.Check(this, first, second, result, terms);

    public override double[,] Matrix(Irrep irrep, GroupElement element)
    {
        if (!element.IsPlanar || (element.Reflects && !HasParity) || !HasAngle(element.Angle))
            throw new ArgumentException($"The element is not one of {Name}.", nameof(element));
        double sign = element.Reflects ? -1 : 1;
        (double cos, double sin) = (Math.Cos(irrep.L * element.Angle), Math.Sin(irrep.L * element.Angle));
        return IsReal(irrep.L)
            ? new[,]
            {
                { (irrep.Parity == Parity.Odd ? sign : 1) * (irrep.L == 0 ? 1 : Math.Round(cos)) },
            }
            : new[,]
            {
                { cos, -sin * sign },
                { sin, cos * sign },
            };
    }

    public override GroupElement Random(Random random)
    {
        bool reflects = HasParity && random.Next(2) == 1;
        return GroupElement.OfPlane(
            fold == 0 ? 2 * Math.PI * random.NextDouble() : 2 * Math.PI * random.Next(fold) / fold,
            reflects
        );
    }

    public override string Write(Irrep irrep) =>
        Text(irrep.L)
        + (
            !HasParity || !IsReal(irrep.L) ? string.Empty
            : irrep.Parity == Parity.Odd ? "o"
            : "e"
        );

    /// <summary>Whether an order and its negative are one, so that the irrep has one component.</summary>
    internal bool IsReal(int order) => order == 0 || (fold > 0 && 2 * order == fold);

    /// <summary>
    /// The order of the irrep that any order belongs to, and whether it does so with the sign of the sine flipped.
    /// </summary>
    internal (int Order, bool IsConjugate) Folded(int order)
    {
        if (fold == 0)
            return (Math.Abs(order), order < 0);
        int rest = ((order % fold) + fold) % fold;
        return 2 * rest > fold ? (fold - rest, true) : (rest, false);
    }

    /// <summary>The irreps that a complex number of some order holds.</summary>
    internal IEnumerable<Irrep> IrrepsOf(int order)
    {
        int folded = Folded(order).Order;
        yield return new Irrep(folded, Parity.Even, this);
        if (HasParity && IsReal(folded))
            yield return new Irrep(folded, Parity.Odd, this);
    }

    private bool HasAngle(double angle)
    {
        if (fold == 0)
            return true;
        double steps = angle * fold / (2 * Math.PI);
        return Math.Abs(steps - Math.Round(steps)) < 1e-9;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
