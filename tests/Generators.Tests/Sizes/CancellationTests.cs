using System.Diagnostics;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Emission;
using GeoDL.Typed.Generators.Models;
using GeoDL.Typed.Generators.Tests.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace GeoDL.Typed.Generators.Tests.Sizes;

/// <summary>An editor cancels at each key: what is being generated for the text before must end at once.</summary>
public sealed class CancellationTests(ITestOutputHelper output)
{
    /// <summary>The promise is 100 ms; a machine that does much else gets more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Layers as large as are accepted, and couplings up to degree 7.</summary>
    private const string Large = """
        [EquivariantModel] public sealed partial class Net
        {
            [TensorProduct("0e+1o+2e+3o+0o+1e+2o+3e+0e+1o+2e+3o", "0e+1o+2e+3o+0o+1e+2o+3e", "0e+1o+2e+3o+0o+1e+2o+3e")] private partial Features A(Features x, Features y);
            [TensorProduct("0e+1o+2e+3o+4e+5o+6e+7o", "0e+1o+2e+3o+4e+5o+6e+7o", "0e+1o+2e+3o+4e+5o+6e+7o")] private partial Features B(Features x, Features y);
            [Linear("0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o", "0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o+0e+1o")] private partial Features C(Features x);
        }
        """;

    [Fact]
    public async Task Generation_EndsSoonAfterItIsCancelled()
    {
        CSharpCompilation compilation = GeneratorHost.Compile(Large);
        var clock = Stopwatch.StartNew();
        _ = GeneratorHost.Driver().RunGenerators(compilation);
        TimeSpan whole = clock.Elapsed;
        TimeSpan longest = TimeSpan.Zero;
        for (int part = 1; part < 10; part++)
        {
            using var source = new CancellationTokenSource();
            GeneratorDriver driver = GeneratorHost.Driver();
            Task<GeneratorDriver> run = Task.Run(
                () => driver.RunGenerators(compilation, source.Token),
                CancellationToken.None
            );
            await Task.WhenAny(run, Task.Delay(whole * part / 10));
            clock.Restart();
            await source.CancelAsync();
            _ = await Record.ExceptionAsync(() => run);
            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        output.WriteLine(
            $"all {whole.TotalMilliseconds:F0} ms, from cancellation to the end "
                + $"{longest.TotalMilliseconds:F0} ms at most"
        );
        Assert.True(longest < Longest, $"{longest}");
    }

    /// <summary>Whatever is written, each line asks.</summary>
    [Fact]
    public void EveryEmitter_IsCancelled()
    {
        CancellationToken cancelled = new(canceled: true);
        TensorProductSpec product = TensorProductSpec.FullyConnected(
            Irreps.Parse("0e+1o"),
            Irreps.Parse("0e+1o"),
            Irreps.Parse("0e+1o")
        );
        var type = new TypeContext(string.Empty, default, "partial class Net", "Net", "Net", "Net");

        Assert.Throws<OperationCanceledException>(() =>
            BilinearKernelEmitter.Emit(product, "P", cancellation: cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            LinearKernelEmitter.Emit(LinearSpec.Create(product.In1, product.Out), "L", cancellation: cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            HarmonicsEmitter.Emit([0, 1], HarmonicsNormalization.Component, "H", cancellation: cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            CouplingEmitter.Emit(new CouplingKey(1, 1, 1, false), cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            CouplingEmitter.Emit(new CouplingKey(1, 1, 1, true), cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            SpanKernelEmitter.EmitLayout("S", product.In1, null, product.Out, cancelled)
        );
        Assert.Throws<OperationCanceledException>(() => KernelSetEmitter.Emit(new KernelSet(type, default), cancelled));
        Assert.Throws<OperationCanceledException>(() =>
            FeatureEmitter.Emit(new FeatureDeclaration(type, "0e", SymmetryGroup.O3, default, false, true), cancelled)
        );
        Assert.Throws<OperationCanceledException>(() =>
            ModelEmitter.Emit(
                new ModelDeclaration(type, SymmetryGroup.O3, Axis.Y, default, default, true, false),
                cancelled
            )
        );
    }
}
