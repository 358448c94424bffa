using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Generators.Layers;

/// <summary>A layer between fields on a sphere and their coefficients.</summary>
internal abstract class FieldKind : LayerKind<FieldOptions>
{
    public sealed override IReadOnlyList<string> Properties => ["Irreps"];

    public sealed override string? ResultProperty => null;

    public sealed override bool HasGeometry => true;

    public sealed override bool TakesAllDegrees => true;

    public sealed override bool IsOn(SpaceNames space) => space.IsSphere;

    public sealed override IReadOnlyList<Irrep>? PossibleResult(LayerScope layer) => null;

    protected sealed override string RelationsUnder(SymmetryGroup group) =>
        group.IsSpatial ? "Directions (of spheres)" : "Directions (of spheres, in a model of O(3) or SO(3))";

    /// <summary>Reports coefficients that are not those of a field.</summary>
    protected static void CheckCoefficients(
        LayerScope layer,
        OperandSource field,
        OperandSource coefficients,
        int maxDegree
    )
    {
        IReadOnlyList<FieldPart> parts = FieldHarmonics.Parts(field.Irreps, maxDegree);
        var fitting = new Signature(FieldHarmonics.Of(field.Irreps, maxDegree), layer.Group);
        if (fitting == coefficients.Signature)
            return;
        layer.Fault(
            FaultIds.CoefficientsOfField,
            coefficients.Location,
            coefficients.ToString(),
            field.ToString(),
            Literals.Of(maxDegree),
            string.Join(" + ", parts.Where(static p => p.Mul > 0))
        );
    }
}

/// <summary><c>[ToHarmonics]</c>: coefficients of fields.</summary>
internal sealed class ToHarmonicsKind : FieldKind
{
    private const int MostIterations = 20;

    public override string Name => "ToHarmonics";

    public override bool TakesFields => true;

    protected override FieldOptions? ReadOptions(LayerScope layer)
    {
        int lowest = layer.Input.Irreps.LMax;
        int maxDegree = layer.Attribute.IsGiven("MaxDegree")
            ? layer.WholeOption("MaxDegree", lowest, lowest, Limits.RangeMax)
            : layer.Result.Irreps.LMax;
        int iterations = layer.WholeOption("Iterations", 0, 0, MostIterations);
        if (maxDegree < lowest || maxDegree > Limits.RangeMax)
            return null;
        CheckCoefficients(layer, layer.Input, layer.Result, maxDegree);
        var options = new ToHarmonicsOptions(maxDegree, iterations, PolarisationReader.Of(layer.Input.Type));
        if (layer.Approximate is { } bound && iterations > 0 && HealPixResidual.After(iterations) > bound)
        {
            int? enough = Enumerable
                .Range(1, MostIterations)
                .Select(static n => (int?)n)
                .FirstOrDefault(n => HealPixResidual.After(n!.Value) <= bound);
            layer.CheckOption(
                "Iterations",
                false,
                Literals.Of(iterations),
                enough is null
                    ? $"0, since no number of iterations deviates by less than {PixelConvolution.Percent(bound)}"
                    : $"at least {Literals.Of(enough.Value)}, since the model allows {PixelConvolution.Percent(bound)}"
            );
        }
        return options;
    }
}

/// <summary><c>[FromHarmonics]</c>: fields of coefficients.</summary>
internal sealed class FromHarmonicsKind : FieldKind
{
    public override string Name => "FromHarmonics";

    public override bool GivesFields => true;

    protected override FieldOptions? ReadOptions(LayerScope layer)
    {
        int maxDegree = Math.Max(layer.Input.Irreps.LMax, layer.Result.Irreps.LMax);
        CheckCoefficients(layer, layer.Result, layer.Input, maxDegree);
        return new FromHarmonicsOptions(maxDegree, PolarisationReader.Of(layer.Result.Type));
    }
}

/// <summary>A transform of fields on a sphere.</summary>
/// <param name="MaxDegree">The largest degree.</param>
/// <param name="Polarisation">The member of the runtime's enumeration that the field's type states.</param>
public abstract record FieldOptions(int MaxDegree, string Polarisation) : LayerOptions
{
    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [
            new("max_degree", StoredValue.Of(MaxDegree), string.Empty),
            new("polarisation", StoredValue.OfPolarisation(Polarisation), "cosmo"),
        ];

    /// <summary>Whether it takes pixels and gives coefficients; otherwise the other way.</summary>
    public abstract bool IsAnalysis { get; }

    internal sealed override LayerSize Size(LayerSignatures signatures) => new();

    /// <summary>The convention as an argument.</summary>
    private protected string Convention => $"{RuntimeApi.PolarisationConvention}.{Polarisation}";

    /// <summary>For each block of the field its coefficients.</summary>
    private protected IReadOnlyList<string> Table(Signature field) =>
        new PathTable<FieldPart>([.. FieldHarmonics.Parts(field.Irreps, MaxDegree)])
            .Column("field", p => new Block(null, field.Irreps[p.Block]).ToString())
            .Column("spin", p => Literals.Of(field.Irreps[p.Block].Irrep.L))
            .Column("coefficients", static p => p.ToString())
            .Lines();
}

/// <summary>The coefficients of fields.</summary>
/// <param name="MaxDegree">The largest degree.</param>
/// <param name="Iterations">How often the rest is analysed again.</param>
/// <param name="Polarisation">The member of the runtime's enumeration that the field's type states.</param>
public sealed record ToHarmonicsOptions(int MaxDegree, int Iterations, string Polarisation)
    : FieldOptions(MaxDegree, Polarisation)
{
    /// <inheritdoc/>
    public override bool IsAnalysis => true;

    internal override string StoredKind => "to_harmonics";

    internal override IReadOnlyList<StoredOption> StoredOptions =>
        [.. base.StoredOptions, new("iterations", StoredValue.Of(Iterations), "0")];

    internal override string RuntimeLayer => "ToHarmonics";

    internal override IReadOnlyList<string> Settings =>
        [$"maxDegree: {Literals.Of(MaxDegree)}", $"iterations: {Literals.Of(Iterations)}", Convention];

    internal override KeptGroup? ExactGroup(LayerSignatures signatures) =>
        Iterations > 0 ? HealPixResidual.KeptOf(signatures.Group) : null;

    internal override double Deviation(LayerSignatures signatures) =>
        Iterations > 0 ? HealPixResidual.After(Iterations) : 0;

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"Coefficients of {signatures.Input} in spherical harmonics up to degree {Literals.Of(MaxDegree)}, "
                + (
                    Iterations > 0
                        ? $"on HEALPix with {Literals.Of(Iterations)} iterations: a residual of at most "
                            + $"{PixelConvolution.Percent(HealPixResidual.After(Iterations))} up to degree 2·nside."
                        : "exact on samplings that are exact up to it."
                ),
            Table(signatures.Input)
        );
}

/// <summary>Fields from their coefficients.</summary>
/// <param name="MaxDegree">The largest degree.</param>
/// <param name="Polarisation">The member of the runtime's enumeration that the field's type states.</param>
public sealed record FromHarmonicsOptions(int MaxDegree, string Polarisation) : FieldOptions(MaxDegree, Polarisation)
{
    /// <inheritdoc/>
    public override bool IsAnalysis => false;

    internal override string StoredKind => "from_harmonics";

    internal override string RuntimeLayer => "FromHarmonics";

    internal override IReadOnlyList<string> Settings => [$"maxDegree: {Literals.Of(MaxDegree)}", Convention];

    internal override LayerSummary Summary(LayerSignatures signatures) =>
        new(
            $"{signatures.Result} at the pixels, from coefficients in spherical harmonics up to degree "
                + $"{Literals.Of(MaxDegree)}, exact.",
            Table(signatures.Result)
        );
}
