using GeoDL.Typed.TestSupport;
using static GeoDL.Typed.Algebra.Tests.Groups.GroupCases;

namespace GeoDL.Typed.Algebra.Tests.Groups;

/// <summary>
/// The equivariant maps of products: against random elements, characters and a null space found by force.
/// </summary>
public class GroupCouplingTests
{
    public static TheoryData<string> Names => GroupCases.Names;

    public static TheoryData<string> PlanarNames => GroupCases.PlanarNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void Couplings_CommuteWithEveryElement(string name)
    {
        SymmetryGroup group = Named(name);
        var random = new Random(5);
        int count = 0;
        foreach ((Irrep a, Irrep b, Irrep c) in Triples(group))
        {
            foreach (IReadOnlyList<CouplingTerm> terms in group.Couplings(a, b, c))
            {
                count++;
                for (int trial = 0; trial < 5; trial++)
                {
                    GroupElement g = group.Random(random);
                    double[] x = RandomVector(random, a.Dim),
                        y = RandomVector(random, b.Dim);
                    double[] first = Couple(terms, c.Dim, Apply(group.Matrix(a, g), x), Apply(group.Matrix(b, g), y));
                    Near.Equal(
                        Apply(group.Matrix(c, g), Couple(terms, c.Dim, x, y)),
                        first,
                        Tolerance.Equivariance.Double,
                        scale: 1
                    );
                }
            }
        }

        Assert.NotEqual(0, count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Couplings_AreOrthonormal_AndProved(string name)
    {
        SymmetryGroup group = Named(name);
        foreach ((Irrep a, Irrep b, Irrep c) in Triples(group))
        {
            IReadOnlyList<IReadOnlyList<CouplingTerm>> basis = group.Couplings(a, b, c);
            for (int n = 0; n < basis.Count; n++)
            {
                for (int m = 0; m < basis.Count; m++)
                {
                    double product = basis[n]
                        .Join(
                            basis[m],
                            static t => (t.I, t.J, t.K),
                            static t => (t.I, t.J, t.K),
                            static (s, t) => s.Value.ToDouble() * t.Value.ToDouble()
                        )
                        .Sum();
                    Assert.Equal(n == m ? 1 : 0, product, Tolerance.Equivariance.Double);
                }

                ProofResult proof = group.Prove(a, b, c, basis[n]);
                Assert.True(proof.IsProved, proof.Reason);
            }
        }
    }

    [Theory]
    [MemberData(nameof(PlanarNames))]
    public void Numbers_OfCouplings_AreThoseOfTheCharacterFormula(string name)
    {
        SymmetryGroup group = Named(name);
        foreach ((Irrep a, Irrep b, Irrep c) in Triples(group))
        {
            double expected = Mean(
                group,
                g => Trace(group.Matrix(a, g)) * Trace(group.Matrix(b, g)) * Trace(group.Matrix(c, g))
            );
            Assert.Equal(expected, group.Couplings(a, b, c).Count, Tolerance.Program);
        }

        foreach (Irrep a in Irreps(group))
        {
            double expected = Mean(group, g => Trace(group.Matrix(a, g)) * Trace(group.Matrix(a, g)));
            Assert.Equal(expected, group.Commutant(a), Tolerance.Program);
        }
    }

    [Theory]
    [MemberData(nameof(PlanarNames))]
    public void Numbers_OfCouplings_AreThoseOfANullSpace(string name)
    {
        SymmetryGroup group = Named(name);
        // A turn that no relation of these orders knows, for continuous groups; else the least one.
        double angle = group.Fold == 0 ? 1.234567 : 2 * Math.PI / group.Fold;
        GroupElement[] generators =
        [
            GroupElement.OfPlane(angle),
            .. group.HasParity ? new[] { GroupElement.OfPlane(0, reflects: true) } : [],
        ];
        foreach ((Irrep a, Irrep b, Irrep c) in Triples(group))
        {
            // C is a vector of dim a · dim b · dim c numbers: (ρa ⊗ ρb ⊗ ρc − 1) C = 0 for each generator.
            var rows = new List<double[]>();
            foreach (GroupElement g in generators)
                rows.AddRange(Constraint(group.Matrix(a, g), group.Matrix(b, g), group.Matrix(c, g)));
            Assert.Equal((a.Dim * b.Dim * c.Dim) - MatrixRank.Of(rows), group.Couplings(a, b, c).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Products_HaveAllComponents(string name)
    {
        SymmetryGroup group = Named(name);
        foreach (Irrep a in Irreps(group))
        {
            foreach (Irrep b in Irreps(group))
            {
                Assert.Equal(a.Dim * b.Dim, group.Product(a, b).Sum(static block => block.Dim));
                Assert.Equal(group.Product(a, b).Select(static p => p.Irrep), a * b);
                Assert.All(a * b, c => Assert.True(a.CouplesTo(b, c)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Matrices_AreAHomomorphism(string name)
    {
        SymmetryGroup group = Named(name);
        var random = new Random(6);
        foreach (Irrep a in Irreps(group))
        {
            for (int trial = 0; trial < 5; trial++)
            {
                (GroupElement g, GroupElement h) = (group.Random(random), group.Random(random));
                double[] x = RandomVector(random, a.Dim);
                double[] twice = Apply(group.Matrix(a, g), Apply(group.Matrix(a, h), x));
                Near.Equal(twice, Apply(group.Matrix(a, g * h), x), Tolerance.Equivariance.Double, scale: 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(PlanarNames))]
    public void Proofs_RefuseWhatIsNotEquivariant(string name)
    {
        SymmetryGroup group = Named(name);
        int refused = 0;
        foreach ((Irrep a, Irrep b, Irrep c) in Triples(group))
        {
            foreach (IReadOnlyList<CouplingTerm> basis in group.Couplings(a, b, c))
            {
                Assert.False(group.Prove(a, b, c, []).IsProved);
                if (basis.Count < 2)
                    continue;
                CouplingTerm[] flipped = [.. basis];
                flipped[0] = flipped[0] with { Value = -flipped[0].Value };
                CouplingTerm[] missing = [.. basis.Skip(1)];
                // Some of these are other elements of the basis' span: the group decides, not the test.
                foreach (CouplingTerm[] wrong in new[] { flipped, missing })
                {
                    bool holds = Holds(group, a, b, c, wrong);
                    Assert.Equal(holds, group.Prove(a, b, c, wrong).IsProved);
                    refused += holds ? 0 : 1;
                }
            }
        }

        // C_1, C_2, D_1 and D_2 have one-dimensional irreps only.
        Assert.Equal(group.Fold is 1 or 2, refused == 0);
    }

    [Fact]
    public void PseudoScalars_TurnByAQuarter()
    {
        SymmetryGroup group = SymmetryGroup.O2;
        (Irrep vector, Irrep sign) = (new(1, Parity.Even, group), group.Sign!.Value);
        IReadOnlyList<CouplingTerm> terms = Assert.Single(group.Couplings(sign, vector, vector));
        double[] z = Couple(terms, 2, [1], [3, 4]);
        Near.Equal([-4 / Math.Sqrt(2), 3 / Math.Sqrt(2)], z, Tolerance.Equivariance.Double, scale: 1);
        Assert.Equal(vector, vector.Mirrored);
        Assert.Equal(sign, group.Trivial.Mirrored);
    }

    [Theory]
    [InlineData("SO(2)", "0, 1, 2, 3, 4")]
    [InlineData("O(2)", "0e, 0o, 1, 2, 3, 4")]
    [InlineData("C_1", "0")]
    [InlineData("C_2", "0, 1")]
    [InlineData("C_8", "0, 1, 2, 3, 4")]
    [InlineData("D_1", "0e, 0o")]
    [InlineData("D_2", "0e, 0o, 1e, 1o")]
    [InlineData("D_3", "0e, 0o, 1")]
    [InlineData("D_8", "0e, 0o, 1, 2, 3, 4e, 4o")]
    public void Irreps_AreNamedAsTheGroupHasThem(string name, string irreps) =>
        Assert.Equal(irreps, string.Join(", ", Irreps(Named(name))));

    [Fact]
    public void Folds_AreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetryGroup.C(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetryGroup.D(SymmetryGroup.LargestFold + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SymmetryGroup.Of(Group.O2, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Irrep(5, Parity.Even, SymmetryGroup.C(8)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Irrep(1, Parity.Odd, SymmetryGroup.O2));
        Assert.Equal(SymmetryGroup.C(8), SymmetryGroup.Of(Group.CN, 8));
        Assert.NotEqual(new Irrep(1, Parity.Even, SymmetryGroup.C(8)), new Irrep(1, Parity.Even, SymmetryGroup.C(6)));
        Assert.Equal(new Irrep(1, Parity.Even), new Irrep(1, Parity.Even, SymmetryGroup.O3));
    }

    private static IEnumerable<(Irrep, Irrep, Irrep)> Triples(SymmetryGroup group) =>
        Irreps(group).SelectMany(a => Irreps(group).SelectMany(b => Irreps(group).Select(c => (a, b, c))));

    private static bool Holds(SymmetryGroup group, Irrep a, Irrep b, Irrep c, CouplingTerm[] terms)
    {
        var random = new Random(7);
        for (int trial = 0; trial < 20; trial++)
        {
            GroupElement g = group.Random(random);
            double[] x = RandomVector(random, a.Dim),
                y = RandomVector(random, b.Dim);
            double[] first = Couple(terms, c.Dim, Apply(group.Matrix(a, g), x), Apply(group.Matrix(b, g), y));
            double[] then = Apply(group.Matrix(c, g), Couple(terms, c.Dim, x, y));
            if (first.Zip(then).Any(static p => Math.Abs(p.First - p.Second) > Tolerance.Program))
                return false;
        }

        return true;
    }

    private static double Trace(double[,] matrix) => Enumerable.Range(0, matrix.GetLength(0)).Sum(i => matrix[i, i]);

    private static IEnumerable<double[]> Constraint(double[,] a, double[,] b, double[,] c)
    {
        (int p, int q, int r) = (a.GetLength(0), b.GetLength(0), c.GetLength(0));
        for (int row = 0; row < p * q * r; row++)
        {
            var line = new double[p * q * r];
            for (int column = 0; column < line.Length; column++)
                line[column] = a[row / r / q, column / r / q] * b[row / r % q, column / r % q] * c[row % r, column % r];

            line[row] -= 1;
            yield return line;
        }
    }
}
