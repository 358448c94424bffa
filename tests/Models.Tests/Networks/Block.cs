namespace GeoDL.Typed.Models.Tests.Networks;

/// <summary>A module with a module of its own.</summary>
[EquivariantModel]
public sealed partial class Block
{
    [SteerableConvolution(MaxDegree = 1, RadialWidth = 4, BasisCount = 4)]
    private partial Gated<Hidden> Gather(Neighbourhood edges, Hidden x);

    [Gate]
    private partial Hidden Activate(Gated<Hidden> x);

    [Module]
    private partial Mixer Mix { get; }

    public Hidden Forward(Neighbourhood edges, Hidden x) => Mix.Forward(Activate(Gather(edges, x)));
}

/// <summary>A second model in one file.</summary>
[EquivariantModel]
public sealed partial class Mixer
{
    [Linear(Residual = true)]
    private partial Hidden Mix(Hidden x);

    public Hidden Forward(Hidden x) => Mix(x);
}
