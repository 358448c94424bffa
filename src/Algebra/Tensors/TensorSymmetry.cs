namespace GeoDL.Typed.Algebra;

/// <summary>A symmetry of a tensor: T[x₀, x₁, …] = Sign · T[x_p(0), x_p(1), …].</summary>
/// <param name="Sign">+1 or −1.</param>
/// <param name="Permutation">For each position, the position whose index is there on the right-hand side.</param>
public sealed record TensorSymmetry(int Sign, IReadOnlyList<int> Permutation)
{
    /// <summary>Whether the permutation is the identity.</summary>
    public bool IsIdentity => Permutation.Select((p, i) => p == i).All(same => same);

    /// <summary>This symmetry after another.</summary>
    internal TensorSymmetry After(TensorSymmetry other) =>
        new(Sign * other.Sign, Permutation.Select(p => other.Permutation[p]).ToArray());
}
