namespace GeoDL.Typed.Algebra;

/// <summary>
/// A gate: functions are applied to some scalars, and others gate the blocks of l &gt; 0, one gate per copy (e3nn's
/// <c>nn.Gate</c>).
/// </summary>
/// <remarks>
/// The operand is scalars, gates and gated together, stably sorted and merged, as e3nn does: one block per irrep.
/// </remarks>
public sealed partial class GateSpec
{
    private GateSpec(
        Irreps operand,
        Irreps result,
        IReadOnlyList<GateScalars> scalars,
        IReadOnlyList<GatedCopies> gated
    ) => (In, Out, Scalars, Gated) = (operand, result, scalars, gated);

    /// <summary>The operand: sorted, one block per irrep.</summary>
    public Irreps In { get; }

    /// <summary>The result: activated scalars, then the gated copies.</summary>
    public Irreps Out { get; }

    /// <summary>The scalars that are only activated.</summary>
    public IReadOnlyList<GateScalars> Scalars { get; }

    /// <summary>The gated copies, cut where the block, its gates' block or their function changes.</summary>
    public IReadOnlyList<GatedCopies> Gated { get; }

    /// <summary>The gate of e3nn: the result is the activated scalars, then the gated blocks.</summary>
    /// <param name="scalars">Blocks of degree 0 that are activated.</param>
    /// <param name="scalarFunctions">A function for each of them; null copies.</param>
    /// <param name="gates">Blocks of degree 0 that gate.</param>
    /// <param name="gateFunctions">A function for each of them; null leaves them unchanged.</param>
    /// <param name="gated">The gated blocks; they have as many copies as there are gates.</param>
    /// <exception cref="ArgumentException">Numbers of copies or functions do not match, or a function breaks
    /// parity.</exception>
    public static GateSpec Create(
        Irreps scalars,
        IReadOnlyList<Nonlinearity?> scalarFunctions,
        Irreps gates,
        IReadOnlyList<Nonlinearity?> gateFunctions,
        Irreps gated
    )
    {
        Irreps activated = Activate(scalars, scalarFunctions, nameof(scalars));
        Irreps activatedGates = Activate(gates, gateFunctions, nameof(gates));
        (Irreps first, Irreps second) = TensorProductSpec.Align(gated.Simplify(), activatedGates.Simplify());
        Irreps result =
            activated + new Irreps(first.Zip(second, (x, g) => new MulIrrep(x.Mul, (x.Irrep * g.Irrep)[0])));
        return Place(
            scalars,
            scalarFunctions,
            gates,
            gateFunctions,
            gated,
            result,
            Enumerable.Range(0, scalars.Count).ToArray(),
            Enumerable.Range(scalars.Count, first.Count).ToArray()
        );
    }

    private static Irreps Activate(Irreps irreps, IReadOnlyList<Nonlinearity?> functions, string parameter)
    {
        if (functions.Count != irreps.Count)
        {
            throw new ArgumentException(
                $"'{irreps}' has {irreps.Count} blocks, but there are {functions.Count} functions.",
                parameter
            );
        }

        return new Irreps(
            irreps.Zip(
                functions,
                (block, function) =>
                {
                    if (block.Irrep.L > 0)
                        throw new ArgumentException($"'{block}' is not a block of scalars.", parameter);

                    Irrep? activated = function is Nonlinearity f
                        ? NonlinearityFacts.Activate(block.Irrep, f)
                        : block.Irrep;
                    return new MulIrrep(
                        block.Mul,
                        activated
                            ?? throw new ArgumentException(
                                CompositionRules.WhyNotActivated(block, function!.Value),
                                parameter
                            )
                    );
                }
            )
        );
    }

    private static bool IsOdd(Irrep gate, Nonlinearity? function) =>
        (function is Nonlinearity f ? NonlinearityFacts.Activate(gate, f) : gate) is { IsPseudoScalar: true };

    /// <summary>Finds the place of each part in the operand, given the places in the result.</summary>
    private static GateSpec Place(
        Irreps scalars,
        IReadOnlyList<Nonlinearity?> scalarFunctions,
        Irreps gates,
        IReadOnlyList<Nonlinearity?> gateFunctions,
        Irreps gated,
        Irreps result,
        int[] scalarBlocks,
        int[] gatedBlocks
    )
    {
        Irreps all = scalars + gates + gated;
        Irreps operand = all.Regroup();
        // Sorting is stable and equal irreps merge, so a block comes after the earlier copies of its irrep.
        Dictionary<Irrep, int> blocks = Enumerable.Range(0, operand.Count).ToDictionary(i => operand[i].Irrep);
        var earlier = new int[all.Count];
        var seen = new Dictionary<Irrep, int>();
        for (int i = 0; i < earlier.Length; i++)
        {
            seen.TryGetValue(all[i].Irrep, out earlier[i]);
            seen[all[i].Irrep] = earlier[i] + all[i].Mul;
        }

        CopyRange InOperand(int block, int copy, int mul) => new(blocks[all[block].Irrep], earlier[block] + copy, mul);

        var activated = new List<GateScalars>();
        for (int i = 0; i < scalars.Count; i++)
        {
            if (scalars[i].Mul > 0)
            {
                activated.Add(
                    new GateScalars(
                        InOperand(i, 0, scalars[i].Mul),
                        new CopyRange(scalarBlocks[i], 0, scalars[i].Mul),
                        scalars[i].Irrep,
                        result[scalarBlocks[i]].Irrep,
                        scalarFunctions[i]
                    )
                );
            }
        }

        var products = new List<GatedCopies>();
        (BlockCursor gate, BlockCursor copies, BlockCursor target) = (new(gates), new(gated), new(result, gatedBlocks));
        while (!copies.AtEnd)
        {
            int mul = Math.Min(Math.Min(gate.Remaining, copies.Remaining), target.Remaining);
            (CopyRange g, CopyRange x, CopyRange z) = (gate.Take(mul), copies.Take(mul), target.Take(mul));
            products.Add(
                new GatedCopies(
                    InOperand(scalars.Count + gates.Count + x.Block, x.FirstCopy, mul),
                    InOperand(scalars.Count + g.Block, g.FirstCopy, mul),
                    z,
                    gated[x.Block].Irrep,
                    result[z.Block].Irrep,
                    gateFunctions[g.Block],
                    IsOdd(gates[g.Block].Irrep, gateFunctions[g.Block]) && gated[x.Block].Irrep.TurnsByOdd
                )
            );
        }

        return new GateSpec(operand, result, activated, products);
    }
}
