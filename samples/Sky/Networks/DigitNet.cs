namespace GeoDL.Typed.Samples.Sky.Networks;

/// <summary>The ink at a pixel.</summary>
[Irreps("ink: 0e", Group = Group.O2)]
public readonly ref partial struct Ink;

/// <summary>Coefficients of ink.</summary>
[Irreps("0e..16")]
public readonly ref partial struct InkModes;

/// <summary>What is found first: numbers, gates, and lines, fields of spin 2 as polarisation is.</summary>
[Irreps("marks: 16x0e..16 + gates: 8x0e..16 + lines: 8x2e..16")]
public readonly ref partial struct FirstModes;

/// <summary>Lines have no curl before they are gated.</summary>
[Irreps("8x2o..16")]
public readonly ref partial struct NoCurls;

/// <summary>What is found then.</summary>
[Irreps("marks: 24x0e..10 + gates: 12x0e..10 + lines: 12x2e..10 + curls: 12x2o..10")]
public readonly ref partial struct SecondModes;

/// <summary>What is compared: marks, and curls.</summary>
[Irreps("marks: 24x0e..8 + others: 24x0e..8 + curls: 8x2o..8 + turned: 8x2o..8")]
public readonly ref partial struct LastModes;

/// <summary>Numbers that no rotation changes: spectra.</summary>
[Irreps("272x0e")]
public readonly ref partial struct Powers;

/// <summary>Numbers between spectra and logits.</summary>
[Irreps("48x0e")]
public readonly ref partial struct Hints;

/// <summary>A logit for each digit.</summary>
[Irreps("10x0e")]
public readonly ref partial struct Digit;

/// <summary>
/// Names digits on the sphere. Filters are learned degree by degree; functions and gates act at each point of the
/// sphere, on grids that follow from the degrees; what is read are spectra, so the answer is the same for all
/// rotations, up to what the functions leave (<c>Approximate</c>).
/// </summary>
[EquivariantModel(Approximate = 0.03)]
public sealed partial class DigitNet
{
    [ToHarmonics(MaxDegree = 16)]
    private partial InkModes Analyse(Directions pixels, Ink ink);

    [Linear]
    private partial FirstModes Lift(InkModes x);

    [BatchNorm]
    private partial FirstModes NormalizeFirst(FirstModes x);

    [SphereActivation("16x0e..16", "16x0e..16")]
    private partial Features ActivateFirst(Features marks);

    [SphereActivation("8x0e..16", "8x0e..16")]
    private partial Features OpenFirst(Features gates);

    [FieldProduct("8x0e..16", "8x2e..16 + 8x2o..16", "8x2e..10 + 8x2o..10")]
    private partial Features GateFirst(Features gates, Features lines);

    [Linear("16x0e..16 + 8x2e..10 + 8x2o..10", "24x0e..10 + 12x0e..10 + 12x2e..10 + 12x2o..10")]
    private partial Features Mix(Features x);

    [BatchNorm]
    private partial SecondModes NormalizeSecond(SecondModes x);

    [SphereActivation("24x0e..10", "24x0e..10")]
    private partial Features ActivateSecond(Features marks);

    [SphereActivation("12x0e..10", "12x0e..10")]
    private partial Features OpenSecond(Features gates);

    [FieldProduct("12x0e..10", "12x2e..10 + 12x2o..10", "12x2e..8 + 12x2o..8")]
    private partial Features GateSecond(Features gates, Features lines);

    [Linear("24x0e..10 + 12x2e..8 + 12x2o..8", "24x0e..8 + 24x0e..8 + 8x2o..8 + 8x2o..8")]
    private partial Features Gather(Features x);

    [CrossSpectrum("24x0e..8", "24x0e..8", "216x0e")]
    private partial Features Compare(Features x, Features y);

    [CrossSpectrum("8x2o..8", "8x2o..8", "56x0e")]
    private partial Features CompareCurls(Features x, Features y);

    [BatchNorm]
    private partial Powers NormalizePowers(Powers x);

    [Linear(Bias = true)]
    private partial Hints Look(Powers x);

    [Activation]
    private partial Hints Activate(Hints x);

    [Linear(Bias = true)]
    private partial Digit Read(Hints x);

    /// <summary>One row a sphere.</summary>
    public Digit Forward(Sphere<Ink> sphere)
    {
        FirstModes first = NormalizeFirst(Lift(Analyse(sphere.Directions, sphere.Features)));
        Features lines = GateFirst(OpenFirst(first.Gates), first.Lines.Concat(NoCurls.Zeros(first)));
        SecondModes second = NormalizeSecond(SecondModes.From(Mix(ActivateFirst(first.Marks).Concat(lines))));
        Features later = GateSecond(OpenSecond(second.Gates), second.Lines.Concat(second.Curls));
        LastModes last = LastModes.From(Gather(ActivateSecond(second.Marks).Concat(later)));
        Powers powers = Powers.From(Compare(last.Marks, last.Others).Concat(CompareCurls(last.Curls, last.Turned)));
        return Read(Activate(Look(NormalizePowers(powers))));
    }
}
