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

    /// <summary>
    /// Under finite groups alone: samples of a circle do not keep all turns of the others. Where a model states how far
    /// it may deviate, under these too, with samples that do not.
    /// </summary>
    private static ProgramValue? Fourier(Draft d)
    {
        if (
            (d.Group.Fold == 0 && d.Space.Approximate is null)
            || d.Find(v => v.IsFeature && !v.Signature!.HasFields && Circle(v.Signature) is not null) is not { } x
        )
        {
            return null;
        }
        Irrep[] irreps = Circle(x.Signature!)!;
        var circle = new CircleFunction(irreps);
        Signature input = d.SignatureOf(irreps.Select(static irrep => new MulIrrep(2, irrep)));
        ProgramValue from = Layer(d, "Linear", $"[Linear(\"{x.Signature}\", \"{input}\")]", x, input);
        Nonlinearity function = d.Pick(Functions);
        int[] samples =
        [
            .. new[] { 1, 1, 2 }
                .Select(n => n * circle.LeastSamples)
                .Concat(d.Group.Fold == 0 ? [circle.LeastSamples + 1, 6, 8, 12, 16, 32] : [])
                .Where(circle.AllowsSamples)
                .Where(n => d.Group.Fold > 0 || circle.Residual(n, function) <= d.Space.Approximate),
        ];
        return samples.Length == 0
            ? null
            : Unchanged(
                d,
                "FourierActivation",
                from,
                $", Samples = {d.Pick(samples)}, Function = Nonlinearity.{function}"
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

    /// <summary>The fields of a finite group.</summary>
    public static IEnumerable<GroupField> Of(SymmetryGroup finite) =>
        from turns in Enumerable.Range(1, finite.Fold)
        from mirror in new[] { false, true }
        let field = new GroupField(turns, mirror)
        where field.IsOf(finite)
        select field;

    /// <summary>What has values that the group permutes: a field, or invariant numbers; null if none.</summary>
    public static ProgramValue? FieldOrScalars(Draft d) =>
        d.Chance(0.5)
        && d.Find(static v =>
            v.IsFeature && !v.Signature!.HasFields && v.Signature.Irreps.All(static b => b.Irrep.IsScalar)
        )
            is { } scalars
            ? scalars
            : Field(d);

    /// <summary>A value that is a field, or is mapped to one whose irreps it has.</summary>
    private static ProgramValue? Field(Draft d)
    {
        if (d.Group.Fold == 0 || Arithmetic.Feature(d) is not { } x)
            return null;
        if (d.Chance(0.6) && d.Find(static v => v.IsFeature && v.Signature!.Terms.All(IsField)) is { } known)
            return known;
        GroupField[] possible =
        [
            .. Of(d.Group).Where(f => f.IrrepsOf(d.Group).All(irrep => x.Signature!.Irreps.Contains(irrep))),
        ];
        if (possible.Length == 0)
            return null;
        var signature = Signature.Parse($"{1 + d.Random.Next(2)}x {d.Pick(possible)}", d.Group);
        return signature.Dim > RandomSignatures.LargestDim
            ? null
            : Layer(d, "Linear", $"[Linear(\"{x.Signature}\", \"{signature}\")]", x, signature);
    }

    private static bool IsField(SignatureTerm term) => term.Field is not null;

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
