using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>Pointwise functions and pools of fields of C_N and D_N.</summary>
public sealed class FieldLayerTests
{
    public static TheoryData<Group, int, string> Signatures =>
        new()
        {
            { Group.CN, 4, "8x regular" },
            { Group.CN, 5, "3x0 + 4x regular + 2x2 + 3x quotient(5)" },
            { Group.CN, 8, "17x regular + 4x quotient(2)" },
            { Group.CN, 1, "2x regular" },
            { Group.DN, 3, "2x0e + 0x regular + 3x regular + 2x quotient(mirror)" },
            { Group.DN, 4, "regular + 16x quotient(2) + 2x quotient(2, mirror) + 2x0o" },
        };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Activation_SatisfiesWhatEveryLayerMust(Group kind, int fold, string signature)
    {
        LayerCase layer = Activation(SymmetryGroup.Of(kind, fold), signature, Nonlinearity.Tanh, irreps: true);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Activation_IsThatOfTheValues(Group kind, int fold, string signature)
    {
        SymmetryGroup group = SymmetryGroup.Of(kind, fold);
        LayerCase layer = Activation(group, signature, Nonlinearity.ELU, irreps: false);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = layer.RandomOperands(3)[0];
        double[] expected = SlowFields.Map(
            x,
            Signature.Parse(signature, group),
            static values => [.. values.Select(static v => Scale * NonlinearityFacts.Evaluate(Nonlinearity.ELU, v))]
        );
        Near.Equal(expected, layer.Run(parameters, apply, 3, [x]).Values, Tolerance.Value.Double);
    }

    [Theory]
    [InlineData(Group.CN, 4, "3x0 + 8x regular + 4x quotient(2)", GroupPooling.Max)]
    [InlineData(Group.CN, 5, "3x0 + 17x regular + quotient(5)", GroupPooling.Mean)]
    [InlineData(Group.DN, 4, "2x regular + 3x quotient(mirror) + 2x0e", GroupPooling.Max)]
    [InlineData(Group.DN, 3, "2x regular + 0x0e + 3x quotient(3)", GroupPooling.Mean)]
    public void Pool_SatisfiesWhatEveryLayerMust(Group kind, int fold, string signature, GroupPooling pooling)
    {
        LayerCase layer = Pool(SymmetryGroup.Of(kind, fold), signature, pooling);
        layer.CheckGradients();
        layer.CheckPrecisions();
        layer.CheckHousekeeping();
        layer.CheckEquivariance(Precision.Single);
        layer.CheckEquivariance(Precision.Double);
    }

    [Theory]
    [InlineData(GroupPooling.Max)]
    [InlineData(GroupPooling.Mean)]
    public void Pool_IsThatOfTheValues(GroupPooling pooling)
    {
        SymmetryGroup group = SymmetryGroup.D(4);
        const string Fields = "2x regular + 3x quotient(mirror) + 2x0e";
        LayerCase layer = Pool(group, Fields, pooling);
        var (parameters, apply) = layer.Make(Precision.Double);
        double[] x = layer.RandomOperands(1)[0];
        var expected = new List<double>();
        SlowFields.Map(
            x,
            Signature.Parse(Fields, group),
            values =>
            {
                expected.Add(pooling == GroupPooling.Max ? values.Max() : values.Average());
                return values;
            }
        );
        expected.AddRange(x[^2..]);
        Near.Equal([.. expected], layer.Run(parameters, apply, 1, [x]).Values, Tolerance.Value.Double);
    }

    [Fact]
    public void Pool_GivesTheGradientToTheFirstOfEqualValues()
    {
        // C_2: values are (a + b)/√2 and (a − b)/√2, which are equal where b = 0.
        LayerCase layer = Pool(SymmetryGroup.C(2), "regular", GroupPooling.Max);
        var (parameters, apply) = layer.Make(Precision.Double);
        LayerOutcome outcome = layer.Run(
            parameters,
            apply,
            1,
            [
                [1, 0],
            ],
            [1]
        );
        double root = Math.Sqrt(0.5);
        Near.Equal([root], outcome.Values, Tolerance.Value.Double);
        Near.Equal([root, root], outcome.OperandGradients[0], Tolerance.Value.Double);
    }

    [Fact]
    public void Faults_NameTheLayerAndTheTerm()
    {
        SymmetryGroup group = SymmetryGroup.C(4);
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Pool(group, "regular + 2x1", GroupPooling.Max).Make(Precision.Single)
        );
        Assert.Contains("'layer'", error.Message, StringComparison.Ordinal);
        Assert.Contains("2x1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() =>
            new LayerCase(
                ["regular"],
                "2x0",
                b => h => GroupPoolLayer.Create(b, Layout("regular"), Layout("2x0"), GroupPooling.Max).Apply(h[0])
            )
                .Make(Precision.Single)
                .Apply([])
        );
        Assert.Contains("has 1 fields", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Pool(group, "regular", (GroupPooling)7).Make(Precision.Single));
        error = Assert.Throws<ArgumentException>(() =>
            Activation(group, "regular + 2x1", Nonlinearity.ReLU, irreps: false, all: true).Make(Precision.Single)
        );
        Assert.Contains("2x1", error.Message, StringComparison.Ordinal);

        FeatureLayout Layout(string text) => FeatureLayout.Of(text, group);
    }

    private static double Scale => NonlinearityFacts.MomentConstant(Nonlinearity.ELU);

    /// <summary>A function of the fields; of irreps the identity, or of scalars the same function.</summary>
    private static LayerCase Activation(
        SymmetryGroup group,
        string signature,
        Nonlinearity function,
        bool irreps,
        bool all = false
    )
    {
        Nonlinearity[] functions =
        [
            .. Signature
                .Parse(signature, group)
                .Terms.Select(t =>
                    all || t.Field is not null || (irreps && t.Irreps[0].L == 0) ? function : Nonlinearity.Identity
                ),
        ];
        return new LayerCase(
            [signature],
            signature,
            builder =>
            {
                FeatureLayout layout = FeatureLayout.Of(signature, group);
                ActivationLayer layer = ActivationLayer.Create(
                    builder,
                    layout,
                    layout,
                    functions,
                    normalize: true,
                    MomentConstants.Exact
                );
                return handles => layer.Apply(handles[0]);
            }
        )
        {
            Group = group,
        };
    }

    private static LayerCase Pool(SymmetryGroup group, string signature, GroupPooling pooling)
    {
        string result = $"{Signature.Parse(signature, group).Terms.Sum(static t => t.Mul)}x{group.Trivial}";
        return new LayerCase(
            [signature],
            result,
            builder =>
            {
                GroupPoolLayer layer = GroupPoolLayer.Create(
                    builder,
                    FeatureLayout.Of(signature, group),
                    FeatureLayout.Of(result, group),
                    pooling
                );
                return handles => layer.Apply(handles[0]);
            }
        )
        {
            Group = group,
        };
    }
}
