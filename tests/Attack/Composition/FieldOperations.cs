using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Fields of finite groups: a linear layer to a field, then a layer that takes it as one; and functions on a circle.
/// </summary>
internal static class FieldOperations
{
    private static readonly Nonlinearity[] Functions =
    [
        Nonlinearity.ReLU,
        Nonlinearity.SiLU,
        Nonlinearity.Abs,
        Nonlinearity.ELU,
        Nonlinearity.Cos,
        Nonlinearity.Square,
    ];

    public static IEnumerable<OperationKind> All { get; } =
    [new("FieldActivation", 3, Activation), new("GroupPool", 3, Pool), new("FourierActivation", 3, Fourier)];

    private static ProgramValue? Activation(Draft d) =>
        Field(d) is not { } x ? null
        : d.Chance(0.3) ? Unchanged(d, d.Pick(["BatchNorm", "BatchNorm", "LayerNorm"]), x, "")
        : Layer(
            d,
            "Activation",
            $"[Activation(Nonlinearity.{d.Pick(Functions)}, Input = \"{x.Signature}\", Result = \"{x.Signature}\")]",
            x,
            x.Signature!
        );

    private static ProgramValue? Pool(Draft d)
    {
        if (Field(d) is not { } x)
            return null;
        Signature result = d.SignatureOf([new MulIrrep(x.Signature!.Terms.Sum(static t => t.Mul), d.Group.Trivial)]);
        string pooling = d.Chance(0.4) ? ", Pooling = GroupPooling.Mean" : "";
        return Layer(d, "GroupPool", $"[GroupPool(\"{x.Signature}\", \"{result}\"{pooling})]", x, result);
    }

    /// <summary>Under finite groups alone: samples of a circle do not keep all turns of the others.</summary>
    private static ProgramValue? Fourier(Draft d)
    {
        if (
            d.Group.Fold == 0
            || d.Find(v => v.IsFeature && !v.Signature!.HasFields && Circle(v.Signature) is not null) is not { } x
        )
        {
            return null;
        }
        Irrep[] irreps = Circle(x.Signature!)!;
        var circle = new CircleFunction(irreps);
        Signature input = d.SignatureOf(irreps.Select(static irrep => new MulIrrep(2, irrep)));
        ProgramValue from = Layer(d, "Linear", $"[Linear(\"{x.Signature}\", \"{input}\")]", x, input);
        int samples =
            d.Chance(0.5) || 2 * circle.LeastSamples > CircleFunction.MostSamples
                ? circle.LeastSamples
                : 2 * circle.LeastSamples;
        return Unchanged(
            d,
            "FourierActivation",
            from,
            $", Samples = {samples}, Function = Nonlinearity.{d.Pick(Functions)}"
        );
    }

    /// <summary>The irreps of a signature that are a function on a circle, each once; null if there are none.</summary>
    private static Irrep[]? Circle(Signature signature)
    {
        Irrep[] irreps =
        [
            .. signature.Irreps.Select(static b => b.Irrep).Distinct().Where(static irrep => !irrep.IsPseudoScalar),
        ];
        return CircleFunction.WhyNot(irreps) is null ? irreps : null;
    }

    /// <summary>A value, mapped to a field whose irreps it has.</summary>
    private static ProgramValue? Field(Draft d)
    {
        if (d.Group.Fold == 0 || Arithmetic.Feature(d) is not { } x)
            return null;
        GroupField[] possible =
        [
            .. from turns in Enumerable.Range(1, d.Group.Fold)
            from mirror in new[] { false, true }
            let field = new GroupField(turns, mirror)
            where field.IsOf(d.Group) && field.IrrepsOf(d.Group).All(irrep => x.Signature!.Irreps.Contains(irrep))
            select field,
        ];
        if (possible.Length == 0)
            return null;
        var signature = Signature.Parse($"{1 + d.Random.Next(2)}x {d.Pick(possible)}", d.Group);
        return signature.Dim > RandomSignatures.LargestDim
            ? null
            : Layer(d, "Linear", $"[Linear(\"{x.Signature}\", \"{signature}\")]", x, signature);
    }

    private static ProgramValue Unchanged(Draft d, string kind, ProgramValue x, string options) =>
        Layer(d, kind, $"[{kind}(\"{x.Signature}\", \"{x.Signature}\"{options})]", x, x.Signature!);

    private static ProgramValue Layer(Draft d, string kind, string attribute, ProgramValue x, Signature result)
    {
        string name = d.NewName("Layer");
        return d.AddLayer(
            new LayerText(name, kind, $"{attribute} private partial Features {name}(Features x);"),
            Draft.Plain(result, x.Base),
            x
        );
    }
}
