using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels.Guards;

/// <summary>
/// Every kind of emitted kernel, forward and backward, with each buffer ending at a protected page or beginning after
/// one: whoever reads or writes a number too many stops the test process. Copies that fill vectors and copies that do
/// not; no rows, one, and more than a block.
/// </summary>
public sealed class GuardTests
{
    private static readonly int[] Copies = [1, 3, 16, 17];

    private static readonly int[] Rows = [0, 1, 35];

    [GuardedFact]
    public void Products_StayInside()
    {
        (string Name, TensorProductSpec Spec)[] products = [.. Copies.SelectMany(Products)];
        using EmittedAssembly emitted = ProductFiles.Compile(products);
        foreach ((string name, _) in products)
            Check(emitted, typeof(GuardedProduct<,>), name, isDouble: name is "Connected17" or "Elementwise17");
    }

    [GuardedFact]
    public void LinearMaps_StayInside()
    {
        (string Name, LinearSpec Spec)[] maps = [.. Copies.SelectMany(LinearMaps)];
        using EmittedAssembly emitted = EmittedAssembly.Compile(
            maps.Select(m => (m.Name + ".g.cs", LinearKernelEmitter.Emit(m.Spec, m.Name)))
        );
        foreach ((string name, _) in maps)
            Check(emitted, typeof(GuardedLinear<,>), name);
    }

    [GuardedFact]
    public void Harmonics_StayInside()
    {
        using EmittedAssembly emitted = EmittedAssembly.Compile([
            ("All.g.cs", HarmonicsEmitter.Emit([0, 1, 2, 3, 4], HarmonicsNormalization.Component, "All")),
            ("Some.g.cs", HarmonicsEmitter.Emit([1, 3], HarmonicsNormalization.Component, "Some")),
        ]);
        Check(emitted, typeof(GuardedHarmonics<,>), "All");
        Check(emitted, typeof(GuardedHarmonics<,>), "Some");
    }

    /// <summary>In single precision, and in double where that is worth the time that compiling takes.</summary>
    private static void Check(EmittedAssembly emitted, Type adapter, string name, bool isDouble = true)
    {
        foreach (Type number in isDouble ? new[] { typeof(float), typeof(double) } : [typeof(float)])
        {
            IGuardedKernel kernel = emitted.Adapt<IGuardedKernel>(adapter, name, number);
            foreach (int rows in Rows)
            {
                kernel.Run($"{name}, {number.Name}, {rows} rows, end", rows, atEnd: true);
                kernel.Run($"{name}, {number.Name}, {rows} rows, start", rows, atEnd: false);
            }
        }
    }

    private static IEnumerable<(string Name, TensorProductSpec Spec)> Products(int c)
    {
        Irreps pair = Irreps.Parse($"{c}x0e+{c}x1o");
        yield return (
            $"Channelwise{c}",
            TensorProductSpec.Channelwise(
                pair,
                Irreps.Parse("0e+1o+2e"),
                [Irrep.Parse("0e"), Irrep.Parse("1o"), Irrep.Parse("2e")]
            )
        );
        yield return (
            $"ChannelwiseUnweighted{c}",
            TensorProductSpec.Channelwise(pair, Irreps.Parse("2x1o"), hasWeight: false)
        );
        yield return ($"Connected{c}", TensorProductSpec.FullyConnected(pair, Irreps.Parse("0e+1o"), pair));
        yield return ($"Full{c}", TensorProductSpec.Full(pair, Irreps.Parse("2x0e+3x1o")));
        yield return ($"Elementwise{c}", TensorProductSpec.Elementwise(pair, pair, hasWeight: true));
        yield return ($"Square{c}", TensorProductSpec.TensorSquare(pair));
        yield return ($"SquareConnected{c}", TensorProductSpec.TensorSquare(pair, pair));
        yield return (
            $"Mixed{c}",
            TensorProductSpec.Custom(
                pair,
                pair,
                Irreps.Parse($"2x0e+{c}x1o+{c}x1e+{Math.Max(1, c * (c - 1) / 2)}x2e"),
                [
                    new TensorProductPath(1, 1, 0, ConnectionMode.Uuw),
                    new TensorProductPath(0, 1, 1, ConnectionMode.Uvv),
                    new TensorProductPath(1, 1, 2, ConnectionMode.Uuu),
                    .. c > 1
                        ? [new TensorProductPath(1, 1, 3, ConnectionMode.UvuLessV)]
                        : Array.Empty<TensorProductPath>(),
                ]
            )
        );
    }

    private static IEnumerable<(string Name, LinearSpec Spec)> LinearMaps(int c)
    {
        Irreps x = Irreps.Parse($"{c}x0e+{c}x1o+{c}x2e");
        yield return ($"Square{c}", LinearSpec.Create(x, x, hasBiases: true));
        yield return ($"Narrowing{c}", LinearSpec.Create(x, Irreps.Parse("5x0e+1x1o"), hasBiases: true));
        yield return ($"Widening{c}", LinearSpec.Create(Irreps.Parse("2x0e+1x1o"), x));
    }
}
