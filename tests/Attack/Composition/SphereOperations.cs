using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>Fields on spheres, their coefficients, and layers of these.</summary>
internal static class SphereOperations
{
    /// <summary>Coefficients of more numbers only cost time.</summary>
    private const int LargestDim = 60;

    public static IEnumerable<OperationKind> All { get; } =
    [
        new("ToHarmonics", 2, static d => Analyse(d)),
        new("SpectralLinear", 8, static d => Coefficients(d, static _ => true, isNew: true)),
        new("CrossSpectrum", 8, Spectrum),
        new("FieldProduct", 8, Product),
        new("SphereActivation", 8, Activate),
        new("FromHarmonics", 10, Synthesise),
    ];

    /// <summary>The type of the fields that a model takes.</summary>
    public static FeatureStruct Input(Draft d)
    {
        SymmetryGroup fibre = d.Space.InputGroup;
        var blocks = new List<MulIrrep>();
        for (int count = 1 + d.Random.Next(2); count > 0; count--)
            blocks.Add(new MulIrrep(1 + (d.Random.Next(4) == 0 ? 1 : 0), Field(d, fibre)));
        string text = RandomSignatures.Spell(d.Random, new Signature(new Irreps(blocks), fibre), mayName: true);
        bool isIau = blocks.Any(static b => b.Irrep.L == 2) && d.Chance(0.4);
        return new FeatureStruct("In", text, Signature.Parse(text, fibre))
        {
            More = isIau ? ", Polarisation = PolarisationConvention.Iau" : string.Empty,
        };
    }

    /// <summary>Coefficients of the input, or of a field that was made on the way.</summary>
    public static ProgramValue Analyse(Draft d)
    {
        bool isOwn = d.Fields.Count > 0 && d.Chance(0.5);
        ProgramValue? field = isOwn ? d.Pick(d.Fields) : null;
        Irreps fields = (field?.Signature ?? d.Input.Signature).Irreps;
        bool isCoarse = field?.Base == RowBase.Derived;
        int lowest = fields.Max(static b => b.Irrep.L),
            degree = Math.Max(lowest, isCoarse ? 2 : 2 + d.Random.Next(SphereScene.Degree - 1));
        Irreps result = FieldHarmonics.Of(fields, degree);
        while (result.Dim > LargestDim && degree > Math.Max(lowest, 1))
            result = FieldHarmonics.Of(fields, --degree);
        var signature = new Signature(result, d.Group);
        FeatureStruct? named = d.Structs.Find(t => t.Signature == signature);
        string name = d.NewName("Layer"),
            note = named is null ? $"[return: Irreps(\"{signature}\")] " : string.Empty,
            type = named?.Name ?? "Features",
            iterations = d.Space.IsOnHealPix ? ", Iterations = 2" : string.Empty;
        var layer = new LayerText(
            name,
            "ToHarmonics",
            $"[ToHarmonics(MaxDegree = {degree}{iterations})] {note}private partial {type} {name}(Batch p, "
                + $"{field?.TypeName ?? d.Input.Name} x);"
        );
        ProgramValue value = named is null
            ? Draft.Plain(signature, RowBase.Clouds)
            : Draft.Named(named, RowBase.Clouds);
        return field is null
            ? d.AddLayer(layer, value, o => $"{name}({o[0]}.Batch, {o[0]}.Features)", d.Cloud)
            : d.AddLayer(layer, value, isCoarse ? d.Coarser! : d.Batch, field);
    }

    private static Irrep Field(Draft d, SymmetryGroup fibre) =>
        d.Random.Next(6) switch
        {
            < 3 => fibre.Trivial,
            3 when fibre.HasParity => new Irrep(0, Parity.Odd, fibre),
            4 => new Irrep(1, Parity.Even, fibre),
            _ => new Irrep(2, Parity.Even, fibre),
        };

    /// <summary>
    /// Coefficients of fields of some kind: those that there are, or a convolution of others. Null if there are none.
    /// </summary>
    private static ProgramValue? Coefficients(Draft d, Func<Irrep, bool> fits, bool isNew = false)
    {
        bool AreFields(ProgramValue v) =>
            v is { IsFeature: true, Base: RowBase.Clouds }
            && FieldHarmonics.FieldsOf(v.Signature!.Irreps) is var (fields, degree)
            && degree > 0
            && fields.All(b => fits(b.Irrep));
        if (!isNew && d.Chance(0.6) && d.Find(AreFields) is { } known)
            return known;
        if (d.Find(v => v.IsFeature && v.Signature!.Irreps.LMax > 0) is not { } x)
            return null;
        HashSet<Irrep> held = [.. x.Signature!.Irreps.Select(static b => b.Irrep)];
        SymmetryGroup fibre = d.Space.InputGroup;
        Irrep[] possible =
        [
            .. new[] { 0, 0, 1, 2 }
                .Select(l => new Irrep(l, Parity.Even, fibre))
                .Concat(fibre.HasParity ? [new Irrep(0, Parity.Odd, fibre)] : [])
                .Where(fits),
        ];
        if (possible.Length == 0)
            return null;
        Irrep field = d.Pick(possible);
        int degree = field.L - 1;
        while (
            degree < SphereScene.Degree
            && FieldHarmonics.Of(new Irreps(new MulIrrep(1, field)), degree + 1).All(b => held.Contains(b.Irrep))
        )
        {
            degree++;
        }
        return degree < Math.Max(1, field.L)
            ? null
            : LayerOperations.Declare(
                d,
                "Linear",
                string.Empty,
                new Signature(
                    FieldHarmonics.Of(new Irreps(new MulIrrep(1 + d.Random.Next(2), field)), degree),
                    d.Group
                ),
                x.Base,
                null,
                x
            );
    }

    private static ProgramValue? Spectrum(Draft d)
    {
        if (
            Coefficients(d, static _ => true) is not { } x
            || d.Find(v =>
                v is { IsFeature: true, Base: RowBase.Clouds }
                && SpectrumSpec.WhyNot(x.Signature!.Irreps, v.Signature!.Irreps) is null
            )
                is not { } y
        )
        {
            return null;
        }
        Signature result = new(SpectrumSpec.Create(x.Signature!.Irreps, y.Signature!.Irreps).Result, d.Group);
        return LayerOperations.Declare(d, "CrossSpectrum", string.Empty, result, RowBase.Clouds, null, x, y);
    }

    private static ProgramValue? Product(Draft d)
    {
        if (
            Coefficients(d, static irrep => irrep.IsScalar) is not { } scalars
            || Coefficients(d, static _ => true) is not { } fields
        )
        {
            return null;
        }
        (FieldProductSpec? spec, _) = FieldProductSpec.Create(
            scalars.Signature!.Irreps,
            fields.Signature!.Irreps,
            2 + d.Random.Next(3)
        );
        if (spec is null)
            return null;
        var result = new Signature(FieldHarmonics.Of(spec.Result, spec.MaxDegree), d.Group);
        return result.Dim > LargestDim
            ? null
            : LayerOperations.Declare(d, "FieldProduct", string.Empty, result, RowBase.Clouds, null, scalars, fields);
    }

    private static ProgramValue? Activate(Draft d)
    {
        if (Coefficients(d, static irrep => irrep.IsScalar) is not { } x)
            return null;
        if (SphereFunction.WhyNot(x.Signature!.Irreps) is not null)
            return null;
        Nonlinearity function = d.Space.Approximate is null
            ? Nonlinearity.Square
            : d.Pick([Nonlinearity.SiLU, Nonlinearity.Tanh, Nonlinearity.Square, Nonlinearity.GELU]);
        string options = $"Function = Nonlinearity.{function}, Oversampling = {2 + d.Random.Next(3)}";
        return LayerOperations.Declare(d, "SphereActivation", options, x.Signature!, RowBase.Clouds, null, x);
    }

    /// <summary>A field of coefficients: a result, or the beginning of other coefficients.</summary>
    private static ProgramValue? Synthesise(Draft d)
    {
        if (d.Space.IsOnHealPix || Coefficients(d, static _ => true) is not { } x)
            return null;
        if (FieldHarmonics.FieldsOf(x.Signature!.Irreps) is not var (fields, degree) || fields.Dim > 6)
            return null;
        bool isCoarse = degree <= 2 && d.Chance(0.3);
        if (isCoarse)
            d.Coarser ??= d.Add("Coarser", Pixels(), static o => $"{o[0]}.Coarser(2)", d.Batch);
        var signature = new Signature(fields, d.Space.InputGroup);
        FeatureStruct? type = d.FieldTypes.Find(t => t.Text == signature.ToString());
        if (type is null)
            d.FieldTypes.Add(type = new FeatureStruct(d.NewName("Field"), signature.ToString(), signature));
        string name = d.NewName("Layer");
        ProgramValue value = d.AddLayer(
            new LayerText(
                name,
                "FromHarmonics",
                $"[FromHarmonics] private partial {type.Name} {name}(Batch p, "
                    + (x.Kind == ValueKind.Named ? $"{x.TypeName} x);" : $"[Irreps(\"{x.Signature}\")] Features x);")
            ),
            Draft.Named(type, isCoarse ? RowBase.Derived : RowBase.Points),
            isCoarse ? d.Coarser! : d.Batch,
            x.Kind is ValueKind.Named or ValueKind.Plain ? x : AsFeatures(d, x)
        );
        // Nothing else takes a field.
        d.Values.Remove(value);
        d.Fields.Add(value);
        return value;
    }

    private static ProgramValue AsFeatures(Draft d, ProgramValue x) =>
        d.Add("ToFeatures", Draft.Plain(x.Signature!, x.Base), static o => $"(Features){o[0]}", x);

    private static ProgramValue Pixels() => new(ValueKind.Batch, "Batch", RowBase.Derived, null);
}
