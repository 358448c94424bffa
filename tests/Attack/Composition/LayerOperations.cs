using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Layers of every kind, with types or inline signatures.</summary>
internal static class LayerOperations
{
    private static readonly Nonlinearity[] Smooth =
    [
        Nonlinearity.SiLU,
        Nonlinearity.Tanh,
        Nonlinearity.Sigmoid,
        Nonlinearity.GELU,
        Nonlinearity.Softplus,
        Nonlinearity.Sin,
        Nonlinearity.Square,
        Nonlinearity.ELU,
        Nonlinearity.Mish,
        Nonlinearity.Cos,
    ];

    private static readonly string[] NormOptions =
    [
        "",
        "",
        "Momentum = 0.5",
        "Instance = true",
        "Reduce = BatchReduction.Max",
        "Normalization = BatchNormalization.Norm",
    ];

    private static readonly string[] RowNormOptions =
    [
        "OverRow = true",
        "OverRow = true, Affine = false",
        "OverRow = true, SumOverCopies = true",
        "OverRow = true, ComponentPower = 0",
        "OverRow = true, SumOverCopies = true, ComponentPower = 2, Epsilon = 0.01",
    ];

    public static IEnumerable<OperationKind> All { get; } =
    [
        new("Linear", 9, Linear),
        new("LinearOfLabels", 4, LinearOfLabels),
        new("TensorProduct", 7, Product),
        new("TensorProductOfPaths", 3, ProductOfPaths),
        new("TensorSquare", 4, Square),
        new("SymmetricContraction", 5, ContractionOperations.Contraction),
        new("SphericalHarmonics", 5, Harmonics),
        new("SteerableConvolution", 4, Convolution),
        new("Attention", 3, Attention),
        new("MultiLayerPerceptron", 4, Perceptron),
        new("Activation", 4, Activation),
        new("Gate", 4, Gate),
        new(
            "NormActivation",
            3,
            d =>
                Unchanged(
                    d,
                    "NormActivation",
                    d.Chance(0.5) ? "Function = Nonlinearity.Tanh, Bias = true"
                        : d.Chance(0.3) ? "Normalize = true"
                        : ""
                )
        ),
        new("LayerNorm", 3, d => Unchanged(d, "LayerNorm", d.Chance(0.3) ? "Affine = false" : "")),
        new("LayerNormOfRow", 3, d => Unchanged(d, "LayerNorm", d.Pick(RowNormOptions))),
        new("BatchNorm", 3, d => Unchanged(d, "BatchNorm", d.Pick(NormOptions))),
        new("Dropout", 2, Dropout),
        new("Scale", 2, d => Unchanged(d, "Scale", d.Chance(0.3) ? "Initial = 0.4" : "")),
    ];

    /// <summary>
    /// A layer from values to a signature: types where there are some, otherwise inline. A layer with geometry takes it
    /// first, one with labels last.
    /// </summary>
    public static ProgramValue? Declare(
        Draft d,
        string kind,
        string options,
        Signature result,
        RowBase rows,
        ProgramValue? geometry,
        params ProgramValue[] operands
    )
    {
        FeatureStruct? named = d.Structs.FirstOrDefault(t => t.Signature == result);
        bool isInline = operands.Any(static o => o.IsOpen) || named is null || d.Chance(0.3);
        string name = d.NewName("Layer");
        var arguments = new List<string>();
        ProgramValue value = named is not null && !isInline ? Draft.Named(named, rows) : Draft.Plain(result, rows);
        bool isAnnotated = isInline && d.Chance(0.25);
        if (options.Length > 0)
            arguments.Add(options);
        // Constructor arguments stand before properties: those of these two kinds are options.
        if (isInline && !isAnnotated)
        {
            arguments.InsertRange(
                kind is "Activation" or "Dropout" ? arguments.Count : 0,
                Inline(kind, operands, result)
            );
        }
        IEnumerable<string> parameters = operands.Select(
            (o, i) =>
                isInline && o.IsFeature
                    ? (isAnnotated ? $"[Irreps(\"{o.Signature}\")] " : "") + $"Features x{i}"
                    : $"{o.TypeName} x{i}"
        );
        string note = isAnnotated ? $"[return: Irreps(\"{result}\")] " : "";
        string[] first = geometry is null ? [] : [$"{geometry.TypeName} e"];
        string attribute = arguments.Count > 0 ? $"{kind}({string.Join(", ", arguments)})" : kind;
        string declaration =
            $"[{attribute}] {note}private partial {value.TypeName} "
            + $"{name}({string.Join(", ", [.. first, .. parameters])});";
        var layer = new LayerText(name, kind, declaration);
        return d.AddLayer(layer, value, geometry is null ? operands : [geometry, .. operands]);
    }

    private static IEnumerable<string> Inline(string kind, ProgramValue[] operands, Signature result)
    {
        if (kind == "Activation")
            return [$"Input = \"{operands[0].Signature}\"", $"Result = \"{result}\""];
        if (kind == "Dropout")
            return [$"Input = \"{operands[0].Signature}\""];
        return
        [
            .. operands
                .Where(static o => o.IsFeature)
                .Take(kind == "Attention" ? 1 : 2)
                .Select(static o => $"\"{o.Signature}\""),
            $"\"{result}\"",
        ];
    }

    private static ProgramValue? Linear(Draft d)
    {
        if (Arithmetic.Feature(d) is not { } x)
            return null;
        Signature result = Mixed(d, x);
        string options =
            result == x.Signature && d.Chance(0.5) ? "Residual = true"
            : d.Chance(0.3) ? "Bias = true"
            : "";
        return Declare(d, "Linear", options, result, x.Base, null, x);
    }

    /// <summary>A map for each species, chosen by the labels of the rows.</summary>
    private static ProgramValue? LinearOfLabels(Draft d)
    {
        if (d.Species is not { } species || d.Find(v => v.IsFeature && v.Base == species.Base) is not { } x)
            return null;
        Signature result = Mixed(d, x);
        string residual = result == x.Signature && d.Chance(0.5) ? ", Residual = true" : "";
        return Declare(d, "Linear", $"Species = 3{residual}", result, x.Base, null, x, species);
    }

    /// <summary>A signature that a linear map makes of a value.</summary>
    private static Signature Mixed(Draft d, ProgramValue x)
    {
        FeatureStruct[] fitting =
        [
            .. d.Structs.Where(t => t.Signature.Irreps.All(b => x.Signature!.Irreps.Contains(b.Irrep))),
        ];
        return fitting.Length > 0 && d.Chance(0.6)
            ? d.Pick(fitting).Signature
            : RandomSignatures.From(d.Random, [.. x.Signature!.Irreps.Select(static b => b.Irrep).Distinct()], d.Group);
    }

    private static ProgramValue? Product(Draft d)
    {
        if (Two(d) is not var (x, y))
            return null;
        (Irreps left, Irreps right) = (x.Signature!.Irreps, y.Signature!.Irreps);
        Irrep[] reachable = [.. SelectionRules.Reachable(left, right).Where(ir => ir.L <= d.Space.MaxDegree)];
        if (reachable.Length == 0)
            return null;
        string kind = d.Pick(["FullyConnected", "FullyConnected", "Channelwise", "Full", "Elementwise"]);
        if (kind == "Elementwise" && left.NumIrreps != right.NumIrreps)
            kind = "Channelwise";
        Irrep[] kept = [.. reachable.Where(_ => d.Chance(0.7))];
        if (kept.Length == 0)
            kept = [reachable[0]];
        TensorProductSpec spec;
        try
        {
            spec = kind switch
            {
                "FullyConnected" => TensorProductSpec.FullyConnected(
                    left,
                    right,
                    RandomSignatures.From(d.Random, kept, d.Group).Irreps
                ),
                "Channelwise" => TensorProductSpec.Channelwise(left, right, kept),
                "Full" => TensorProductSpec.Full(left, right, kept),
                _ => TensorProductSpec.Elementwise(left, right, kept, hasWeight: true),
            };
        }
        catch (ArgumentException)
        {
            return null;
        }

        if (
            spec.Out.Dim is 0 or > RandomSignatures.LargestDim
            || spec.Out.Any(static b => b.Mul == 0)
            || spec.WeightCount > 300
        )
        {
            return null;
        }
        var result = new Signature(spec.Out.Simplify(), d.Group);
        string options = kind == "FullyConnected" ? "" : $"Kind = ProductKind.{kind}";
        if (
            spec.WeightCount is > 0 and < 40
            && d.Chance(0.3)
            && d.Find(v => v.Base == x.Base && v.IsFeature && v.Signature!.Irreps.All(static b => b.Irrep.IsScalar))
                is { } scalars
        )
        {
            ProgramValue weights =
                scalars.Signature!.Dim == spec.WeightCount ? scalars : Perceptron(d, scalars, spec.WeightCount);
            d.Uses.Add("TensorProduct.GivenWeights");
            return Declare(d, "TensorProduct", options, result, x.Base, null, x, y, weights);
        }

        d.Uses.Add("TensorProduct." + kind);
        return Declare(d, "TensorProduct", options, result, x.Base, null, x, y);
    }

    private static ProgramValue? ProductOfPaths(Draft d)
    {
        if (Two(d) is not var (x, y))
            return null;
        (Irreps left, Irreps right) = (x.Signature!.Irreps, y.Signature!.Irreps);
        (int a, int b) = (d.Random.Next(left.Count), d.Random.Next(right.Count));
        Irrep[] reachable = [.. (left[a].Irrep * right[b].Irrep).Where(ir => ir.L <= d.Space.MaxDegree)];
        if (reachable.Length == 0)
            return null;
        Irrep irrep = d.Pick(reachable);
        string mode = d.Pick(["uvw", "uvu", "uvv"]);
        int mul = mode switch
        {
            "uvw" => 2,
            "uvu" => left[a].Mul,
            _ => right[b].Mul,
        };
        Signature result = d.SignatureOf([new MulIrrep(mul, irrep)]);
        // A path names one block: a type of the same signature in several does not fit.
        if (d.Structs.Any(t => t.Signature == result && t.Signature.Blocks.Count > 1))
            return null;
        d.Uses.Add("TensorProduct.Custom");
        return Declare(
            d,
            "TensorProduct",
            $"Kind = ProductKind.Custom, Paths = [\"{a},{b},0 {mode}\"]",
            result,
            x.Base,
            null,
            x,
            y
        );
    }

    private static ProgramValue? Square(Draft d)
    {
        if (d.Find(static v => v.IsFeature && v.Signature!.Dim <= 16) is not { } x)
            return null;
        Irrep[] reachable =
        [
            .. TensorProductSpec
                .TensorSquare(x.Signature!.Irreps)
                .Out.Where(b => b.Mul > 0 && b.Irrep.L <= d.Space.MaxDegree)
                .Select(static b => b.Irrep)
                .Distinct(),
        ];
        if (reachable.Length == 0)
            return null;
        bool isWeighted = d.Chance(0.6);
        Signature result = RandomSignatures.From(d.Random, reachable, d.Group);
        if (!isWeighted)
        {
            result = new Signature(
                TensorProductSpec
                    .TensorSquare(x.Signature!.Irreps, [.. result.Irreps.Select(static b => b.Irrep)])
                    .Out.Simplify(),
                d.Group
            );
        }
        return result.Dim > RandomSignatures.LargestDim
            ? null
            : Declare(d, "TensorSquare", isWeighted ? "" : "Weighted = false", result, x.Base, null, x);
    }

    private static ProgramValue? Harmonics(Draft d)
    {
        if (!d.Group.IsSpatial)
            return PlanarHarmonics(d);
        if (d.Find(static v => v.IsFeature && v.Signature!.Canonical.Irreps is [{ Mul: 1, Irrep.L: 1 }]) is not { } x)
            return null;
        Irreps all = x.Signature!.Irreps[0].Irrep.IsOfHarmonics
            ? d.Group.Harmonics(3)
            : Irreps.SphericalHarmonics(3, Parity.Even);
        Signature result = d.SignatureOf(all.Where((_, l) => d.Chance(0.7) || l == 1));
        return Declare(d, "SphericalHarmonics", d.Chance(0.3) ? "Normalize = false" : "", result, x.Base, null, x);
    }

    /// <summary>
    /// Harmonics of a vector of the plane, of degrees that a signature tells apart: those that are no others' order.
    /// </summary>
    private static ProgramValue? PlanarHarmonics(Draft d)
    {
        Signature vector = d.SignatureOf(d.Group.Vector(isInPlane: true));
        if (d.Find(v => v.IsFeature && v.Signature! == vector) is not { } x)
            return null;
        int most = d.Group.Fold == 0 ? d.Space.MaxDegree : Math.Min(d.Group.Fold / 2, d.Space.MaxDegree),
            sure = Math.Min(1, most);
        Signature result = d.SignatureOf(
            Enumerable
                .Range(0, most + 1)
                .Where(m => m == sure || d.Chance(0.7))
                .SelectMany(d.Group.Harmonic)
                .Select(static irrep => new MulIrrep(1, irrep))
        );
        return Declare(d, "SphericalHarmonics", d.Chance(0.3) ? "Normalize = false" : "", result, x.Base, null, x);
    }

    private static ProgramValue? Convolution(Draft d) =>
        OverEdges(d, "SteerableConvolution", static (_, _) => string.Empty);

    private static ProgramValue? Attention(Draft d) => OverEdges(d, "Attention", Heads);

    /// <summary>One number of heads that divides the copies of each block, often more than one.</summary>
    private static string Heads(Draft d, Signature x)
    {
        int[] fitting = [.. Enumerable.Range(1, 8).Where(n => x.Irreps.All(b => b.Mul % n == 0))];
        return d.Chance(0.3) ? string.Empty : $"Heads = {d.Pick(fitting)}, ";
    }

    private static ProgramValue? OverEdges(Draft d, string kind, Func<Draft, Signature, string> options)
    {
        if (
            d.Steps.Any(static s => s.Operation == "EdgesAt")
            || d.Find(static v => v is { IsFeature: true, Base: RowBase.Points }) is not { } x
        )
        {
            return null;
        }
        int degree = d.Random.Next(1, 4);
        Irreps harmonics = d.Space.IsInPlane ? d.Group.Harmonics(degree) : d.Group.HarmonicsInSpace(degree);
        Irrep[] reachable =
        [
            .. SelectionRules.Reachable(x.Signature!.Irreps, harmonics).Where(ir => ir.L <= d.Space.MaxDegree),
        ];
        FeatureStruct[] fitting = [.. d.Structs.Where(t => t.Signature.Irreps.All(b => reachable.Contains(b.Irrep)))];
        Signature result =
            fitting.Length > 0 && d.Chance(0.5)
                ? d.Pick(fitting).Signature
                : RandomSignatures.From(d.Random, reachable, d.Group, 3);
        d.HasConvolution = true;
        d.HasCutoff = true;
        return Declare(
            d,
            kind,
            options(d, x.Signature!) + $"MaxDegree = {degree}, RadialWidth = 4, BasisCount = 4, Cutoff = 1.6",
            result,
            RowBase.Points,
            d.Edges,
            x
        );
    }

    private static ProgramValue? Perceptron(Draft d) =>
        d.Find(static v => v.IsFeature && v.Signature!.Irreps.All(static b => b.Irrep.IsScalar)) is { } x
            ? Perceptron(d, x, 1 + d.Random.Next(6))
            : null;

    private static ProgramValue Perceptron(Draft d, ProgramValue scalars, int count) =>
        Declare(
            d,
            "MultiLayerPerceptron",
            d.Chance(0.3) ? "Hidden = [5], Bias = true" : "Hidden = [4, 4]",
            d.SignatureOf([new MulIrrep(count, d.Group.Trivial)]),
            scalars.Base,
            null,
            scalars
        )!;

    private static ProgramValue? Activation(Draft d)
    {
        if (
            d.Find(static v =>
                v.IsFeature && !v.Signature!.HasFields && v.Signature.Irreps.All(static b => b.Irrep.L == 0)
            )
            is not { } x
        )
        {
            return null;
        }
        Nonlinearity[] functions =
        [
            .. x.Signature!.Irreps.Select(b =>
                d.Pick([.. Smooth.Where(f => NonlinearityFacts.Activate(b.Irrep, f) is not null)])
            ),
        ];
        Signature result = d.SignatureOf(
            x.Signature.Irreps.Select(
                (b, i) => new MulIrrep(b.Mul, NonlinearityFacts.Activate(b.Irrep, functions[i])!.Value)
            )
        );
        string list = string.Join(", ", functions.Select(static f => "Nonlinearity." + f));
        return Declare(d, "Activation", list, result, x.Base, null, x);
    }

    private static ProgramValue? Gate(Draft d)
    {
        FeatureStruct[] types = [.. d.Structs.Where(static t => t.Signature.Irreps.LMax > 0)];
        if (types.Length == 0)
            return null;
        FeatureStruct type = d.Pick(types);
        var operand = new Signature(
            GateSpec.Of(type.Signature.Irreps, Nonlinearity.SiLU, Nonlinearity.Tanh, Nonlinearity.Sigmoid).In,
            d.Group
        );
        ProgramValue? x = d.Find(v => v.TypeName == $"Gated<{type.Name}>");
        if (x is null)
        {
            if (
                d.Find(v => v.Kind == ValueKind.Named && operand.Irreps.All(b => v.Signature!.Irreps.Contains(b.Irrep)))
                is not { } from
            )
            {
                return null;
            }
            string name = d.NewName("Layer");
            x = d.AddLayer(
                new LayerText(
                    name,
                    "Linear",
                    $"[Linear] private partial Gated<{type.Name}> {name}({from.TypeName} x);"
                ),
                new ProgramValue(ValueKind.Gated, $"Gated<{type.Name}>", from.Base, operand),
                from
            );
        }

        string gate = d.NewName("Layer");
        return d.AddLayer(
            new LayerText(gate, "Gate", $"[Gate] private partial {type.Name} {gate}({x.TypeName} x);"),
            Draft.Named(type, x.Base),
            x
        );
    }

    private static ProgramValue? Unchanged(Draft d, string kind, string options) =>
        Arithmetic.Feature(d) is { } x ? Declare(d, kind, options, x.Signature!, x.Base, null, x) : null;

    private static ProgramValue? Dropout(Draft d)
    {
        if (Arithmetic.Feature(d) is not { } x)
            return null;
        d.HasDropout = true;
        return Declare(d, "Dropout", "0.3", x.Signature!, x.Base, null, x);
    }

    private static (ProgramValue X, ProgramValue Y)? Two(Draft d)
    {
        if (
            d.Find(static v => v.IsFeature && v.Signature!.Dim <= 16) is not { } x
            || d.Find(v => v.IsFeature && v.Base == x.Base && v.Signature!.Dim <= 16) is not { } y
        )
        {
            return null;
        }
        return (x, y);
    }
}
