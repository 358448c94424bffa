namespace GeoDL.Typed.Samples.Plane;

/// <summary>A point of an outline, under O(2), all turns and reflections: that it is there.</summary>
[Irreps("present: 0e", Group = Group.O2)]
public readonly ref partial struct TurningDot;

/// <summary>Features inside the network of O(2), all turns and reflections.</summary>
[Irreps("16x0e + 8x1 + 6x2 + 4x3", Group = Group.O2)]
public readonly ref partial struct TurningHidden;

/// <summary>One logit a kind, under O(2), all turns and reflections.</summary>
[Irreps("6x0e", Group = Group.O2)]
public readonly ref partial struct TurningKind;

/// <summary>Two convolutions and a mean, under O(2), all turns and reflections.</summary>
[EquivariantModel(Group = Group.O2)]
public sealed partial class TurningNet
{
    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<TurningHidden> Embed(PlaneNeighbourhood edges, TurningDot dots);

    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<TurningHidden> Interact(PlaneNeighbourhood edges, TurningHidden x);

    [Gate]
    private partial TurningHidden Activate(Gated<TurningHidden> x);

    [Gate]
    private partial TurningHidden ActivateAgain(Gated<TurningHidden> x);

    [Linear]
    private partial TurningKind Read(TurningHidden x);

    /// <summary>One row a cloud.</summary>
    public TurningKind Forward(PlaneCloud<TurningDot> cloud)
    {
        TurningHidden h = Activate(Embed(cloud.Edges, cloud.Features));
        return Read(ActivateAgain(Interact(cloud.Edges, h)).Mean(cloud.Batch));
    }
}

/// <summary>A point of an outline, under C_8, the turns of an octagon: that it is there.</summary>
[Irreps("present: 0", Group = Group.CN, Fold = 8)]
public readonly ref partial struct OctagonDot;

/// <summary>Features inside the network of C_8, the turns of an octagon.</summary>
[Irreps("16x0 + 6x1 + 4x2 + 2x3", Group = Group.CN, Fold = 8)]
public readonly ref partial struct OctagonHidden;

/// <summary>One logit a kind, under C_8, the turns of an octagon.</summary>
[Irreps("6x0", Group = Group.CN, Fold = 8)]
public readonly ref partial struct OctagonKind;

/// <summary>Two convolutions and a mean, under C_8, the turns of an octagon.</summary>
[EquivariantModel(Group = Group.CN, Fold = 8)]
public sealed partial class OctagonNet
{
    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<OctagonHidden> Embed(PlaneNeighbourhood edges, OctagonDot dots);

    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<OctagonHidden> Interact(PlaneNeighbourhood edges, OctagonHidden x);

    [Gate]
    private partial OctagonHidden Activate(Gated<OctagonHidden> x);

    [Gate]
    private partial OctagonHidden ActivateAgain(Gated<OctagonHidden> x);

    [Linear]
    private partial OctagonKind Read(OctagonHidden x);

    /// <summary>One row a cloud.</summary>
    public OctagonKind Forward(PlaneCloud<OctagonDot> cloud)
    {
        OctagonHidden h = Activate(Embed(cloud.Edges, cloud.Features));
        return Read(ActivateAgain(Interact(cloud.Edges, h)).Mean(cloud.Batch));
    }
}

/// <summary>
/// A point of an outline, under C_1, which has no turn but that by zero: no symmetry: that it is there.
/// </summary>
[Irreps("present: 0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainDot;

/// <summary>Features inside the network of C_1, which has no turn but that by zero: no symmetry.</summary>
[Irreps("36x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainHidden;

/// <summary>One logit a kind, under C_1, which has no turn but that by zero: no symmetry.</summary>
[Irreps("6x0", Group = Group.CN, Fold = 1)]
public readonly ref partial struct PlainKind;

/// <summary>Two convolutions and a mean, under C_1, which has no turn but that by zero: no symmetry.</summary>
[EquivariantModel(Group = Group.CN, Fold = 1)]
public sealed partial class PlainNet
{
    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<PlainHidden> Embed(PlaneNeighbourhood edges, PlainDot dots);

    [SteerableConvolution(MaxDegree = 3, AverageNeighbours = 12)]
    private partial Gated<PlainHidden> Interact(PlaneNeighbourhood edges, PlainHidden x);

    [Gate]
    private partial PlainHidden Activate(Gated<PlainHidden> x);

    [Gate]
    private partial PlainHidden ActivateAgain(Gated<PlainHidden> x);

    [Linear]
    private partial PlainKind Read(PlainHidden x);

    /// <summary>One row a cloud.</summary>
    public PlainKind Forward(PlaneCloud<PlainDot> cloud)
    {
        PlainHidden h = Activate(Embed(cloud.Edges, cloud.Features));
        return Read(ActivateAgain(Interact(cloud.Edges, h)).Mean(cloud.Batch));
    }
}
