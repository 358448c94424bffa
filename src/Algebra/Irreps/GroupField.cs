using System.Globalization;

namespace GeoDL.Typed.Algebra;

/// <summary>
/// The kind of a field that a finite group permutes: a function on the group (<c>regular</c>), or on the cosets g·H of
/// a subgroup H (<c>quotient</c>). One number for each element, or for each coset.
/// </summary>
/// <remarks>
/// H has <paramref name="Turns"/> turns, and under D_N, if <paramref name="HasMirror"/>, the reflection of the second
/// coordinate and what it makes of them. A field is a sum of irreps: those that have a vector which H leaves alone, as
/// often as they have independent ones. <see cref="GroupFourier"/> is the change of basis.
/// </remarks>
/// <param name="Turns">The number of turns in H, which divides N; 1 for a regular field.</param>
/// <param name="HasMirror">Whether H has reflections, which D_N alone has.</param>
public sealed record GroupField(int Turns, bool HasMirror)
{
    /// <summary>A function on the group.</summary>
    public static GroupField Regular { get; } = new(1, false);

    /// <summary>Whether the group is finite and has the subgroup H.</summary>
    public bool IsOf(SymmetryGroup group) =>
        group.Fold > 0 && Turns > 0 && group.Fold % Turns == 0 && (group.HasParity || !HasMirror);

    /// <summary>The number of values: of elements, or of cosets.</summary>
    /// <exception cref="ArgumentException">The group is not finite, or has no such subgroup.</exception>
    public int Values(SymmetryGroup group) => Checked(group).Fold / Turns * (group.HasParity && !HasMirror ? 2 : 1);

    /// <summary>
    /// The irreps of one field, in the order of its row: by order, even before odd; one that is contained twice is
    /// listed twice.
    /// </summary>
    /// <exception cref="ArgumentException">The group is not finite, or has no such subgroup.</exception>
    public IReadOnlyList<Irrep> IrrepsOf(SymmetryGroup group)
    {
        var irreps = new List<Irrep>();
        for (int order = 0; 2 * order <= Checked(group).Fold; order += Turns)
        {
            var even = new Irrep(order, Parity.Even, group);
            irreps.Add(even);
            if (group.HasParity && !HasMirror)
                irreps.Add(even.Mirrored);
        }

        return irreps;
    }

    /// <summary>Writes it as in a signature: <c>regular</c>, <c>quotient(2)</c>, <c>quotient(2, mirror)</c>.</summary>
    public override string ToString() =>
        Turns == 1 && !HasMirror ? "regular"
        : !HasMirror ? $"quotient({Number})"
        : Turns == 1 ? "quotient(mirror)"
        : $"quotient({Number}, mirror)";

    private string Number => Turns.ToString(CultureInfo.InvariantCulture);

    private SymmetryGroup Checked(SymmetryGroup group) =>
        IsOf(group) ? group : throw new ArgumentException($"{group} has no field {this}.", nameof(group));
}
