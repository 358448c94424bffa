namespace GeoDL.Typed.Algebra.Tests.Coupling;

public sealed class So3GeneratorsTests
{
    [Fact]
    public void Degree1_TurnsTheCoordinates()
    {
        foreach (RotationAxis axis in Enum.GetValues<RotationAxis>())
        {
            Dictionary<(int, int), Surd> j = Matrix(1, axis);
            int a = (int)axis;
            Assert.Equal(2, j.Count);
            Assert.Equal(Surd.One, j[((a + 2) % 3, (a + 1) % 3)]); // b → c for (a, b, c) cyclic
            Assert.Equal(-Surd.One, j[((a + 1) % 3, (a + 2) % 3)]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(11)]
    public void They_AreAntisymmetricAndCloseUnderCommutation(int l)
    {
        for (int a = 0; a < 3; a++)
        {
            Dictionary<(int, int), Surd> x = Matrix(l, (RotationAxis)a);
            Assert.All(x, e => Assert.Equal(-e.Value, x[(e.Key.Item2, e.Key.Item1)]));

            // [J_a, J_b] − J_c = 0, exactly.
            Dictionary<(int, int), Surd> y = Matrix(l, (RotationAxis)((a + 1) % 3));
            Dictionary<(int, int), SurdSum> difference = [];
            Multiply(x, y, 1, difference);
            Multiply(y, x, -1, difference);
            foreach (((int, int) key, Surd value) in Matrix(l, (RotationAxis)((a + 2) % 3)))
            {
                Assert.True(
                    difference.TryGetValue(key, out SurdSum? sum),
                    $"J_c has an entry at {key} that the commutator lacks."
                );
                sum.Subtract(value);
            }

            Assert.All(difference.Values, sum => Assert.True(sum.IsZero, sum.ToString()));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void TheSquares_AddUpToTheCasimirValue(int l)
    {
        Dictionary<(int, int), SurdSum> casimir = [];
        foreach (RotationAxis axis in Enum.GetValues<RotationAxis>())
            Multiply(Matrix(l, axis), Matrix(l, axis), -1, casimir);

        foreach (((int row, int column), SurdSum sum) in casimir)
            Assert.Equal(row == column ? $"{l * (l + 1)}" : "0", sum.ToString());

        Assert.Equal(2 * l + 1, casimir.Count(e => !e.Value.IsZero));
    }

    private static Dictionary<(int, int), Surd> Matrix(int l, RotationAxis axis) =>
        So3Generators.Entries(l, axis).ToDictionary(e => (e.Row, e.Column), e => e.Value);

    private static void Multiply(
        Dictionary<(int, int), Surd> x,
        Dictionary<(int, int), Surd> y,
        int sign,
        Dictionary<(int, int), SurdSum> result
    )
    {
        foreach (((int row, int inner), Surd left) in x)
        {
            foreach (((int _, int column), Surd right) in y.Where(e => e.Key.Item1 == inner))
            {
                if (!result.TryGetValue((row, column), out SurdSum? sum))
                    result[(row, column)] = sum = new SurdSum();

                sum.Add(left * right * sign);
            }
        }
    }
}
