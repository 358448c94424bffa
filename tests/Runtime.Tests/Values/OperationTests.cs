using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Values;

/// <summary>What holds for every operation: derivatives, symmetry, both precisions.</summary>
public class OperationTests
{
    public static TheoryData<string> Names => new(OperationCases.All.Select(static c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_AgreeWithCentralDifferences(string name) =>
        GradientCheck.Operands(OperationCases.Named(name), Scene.Create());

    [Theory]
    [MemberData(nameof(Names))]
    public void SecondDerivatives_AgreeWithDifferencesOfDerivatives(string name) =>
        Assert.True(GradientCheck.SecondOrder(OperationCases.Named(name), Scene.Create()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_TurnWithEachCloud(string name)
    {
        OperationCase operation = OperationCases.Named(name);
        var random = new Random(11);
        Scene scene = Scene.Create();
        OrthogonalMatrix[] elements =
        [
            .. Enumerable
                .Range(0, scene.Cloud.CloudCount)
                .Select(_ => operation.ProperOnly ? Rotation.Random(random) : OrthogonalMatrix.Random(random)),
        ];
        Scene moved = scene.Moved(elements, random);
        double[][] inputs = operation.RandomInputs(scene);
        double[][] turned =
        [
            .. operation.Inputs.Zip(inputs, (i, x) => scene.Turn(x, Irreps.Parse(i.Signature), i.Kind, elements)),
        ];

        Rows<Features> result = operation.Run(scene, inputs, Precision.Double);
        double[] expected = scene.Turn(result.ToArray(), result.Layout.Rows.Irreps, result.RowSpace.Kind, elements);

        Near.Equal(expected, operation.Run(moved, turned, Precision.Double).ToArray(), Tolerance.Equivariance.Double);
        Near.Equal(expected, operation.Run(moved, turned, Precision.Single).ToArray(), Tolerance.Equivariance.Single);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_FollowAPermutationOfTheRows(string name)
    {
        OperationCase operation = OperationCases.Named(name);
        Scene scene = Scene.Create();
        Scene permuted = scene.Permuted(new Random(5), out Func<RowSpaceKind, int[]> newRow);
        double[][] inputs = operation.RandomInputs(scene);
        double[][] moved = [.. operation.Inputs.Zip(inputs, (i, x) => Permute(x, newRow(i.Kind)))];

        Rows<Features> result = operation.Run(scene, inputs, Precision.Double);

        Near.Equal(
            Permute(result.ToArray(), newRow(result.RowSpace.Kind)),
            operation.Run(permuted, moved, Precision.Double).ToArray(),
            Tolerance.Value.Double
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SinglePrecision_AgreesWithDouble(string name)
    {
        OperationCase operation = OperationCases.Named(name);
        Scene scene = Scene.Create();
        double[][] inputs =
        [
            .. operation.RandomInputs(scene).Select(static x => Array.ConvertAll(x, static v => (double)(float)v)),
        ];

        Rows<Features> single = operation.Run(scene, inputs, Precision.Single);

        Assert.Equal(Precision.Single, single.Precision);
        Near.Equal(operation.Run(scene, inputs, Precision.Double).ToArray(), single.ToArray(), Tolerance.Value.Single);
    }

    private static double[] Permute(double[] rows, int[] newRow)
    {
        var result = new double[rows.Length];
        int dim = newRow.Length == 0 ? 0 : rows.Length / newRow.Length;
        for (int row = 0; row < newRow.Length; row++)
            Array.Copy(rows, row * dim, result, newRow[row] * dim, dim);
        return result;
    }
}
