namespace GeoDL.Typed.Samples.Shapes.Networks;

/// <summary>A voxel: how much of it is filled.</summary>
[Irreps("filling: 0e")]
public readonly ref partial struct Filling;

/// <summary>A voxel of which is known where up is: how much of it is filled, and that times the direction.</summary>
[Irreps("filling: 0e + up: 1o")]
public readonly ref partial struct Standing;

/// <summary>What the first layer finds at a voxel: scalars, vectors, and what has two ends alike.</summary>
[Irreps("16x0e + 8x1o + 4x2e")]
public readonly ref partial struct Edges;

/// <summary>What coarser voxels hold.</summary>
[Irreps("32x0e + 16x1o + 8x2e")]
public readonly ref partial struct Parts;

/// <summary>Numbers that neither rotations nor mirrors change.</summary>
[Irreps("192x0e")]
public readonly ref partial struct Findings;

/// <summary>One logit for each kind of furniture.</summary>
[Irreps("10x0e")]
public readonly ref partial struct Furniture;
