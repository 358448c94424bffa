using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GeoDL.Typed.Analyzers.Tests.Advice;

/// <summary>GDL5004: what the compiler believes of locals, where a project asks.</summary>
public sealed class LocalSignatureTests
{
    private const string Model = """
        using GeoDL.Typed;
        [EquivariantModel]
        public sealed partial class Net
        {
            [Linear("4x0e + 2x1o", "8x0e")] private partial Features Mix(Features x);

            public Features Forward(Hidden h, bool b)
            {
                Features x = h;
                Features y = Mix(x);
                if (b)
                    y = h;
                Features z = y;
                return z;
            }

            [Linear("8x0e", "8x0e")] private partial Features Unused(Features x);
        }
        """;

    [Fact]
    public async Task Shows_WhatIsBelieved() =>
        Assert.Equal(
            [
                "x: 'x' is \"4x0e + 2x1o\" here. This comes from 'h'. The next use of the value is checked against it.",
                "y: 'y' is \"8x0e\" here. This comes from 'Mix'. The next use of the value is checked against it.",
                "y: 'y' is \"4x0e + 2x1o\" here. This comes from 'h'. The next use of the value is checked against it.",
                "z: 'z' is \"8x0e\" or \"4x0e + 2x1o\" here. This comes from 'Mix'. The next use of the value is "
                    + "checked against it.",
            ],
            await Shown(Analysis.ShowingSignatures)
        );

    [Fact]
    public async Task IsSilent_UnlessAskedFor() => Assert.Empty(await Shown(Analysis.CompilationOptions));

    private static async Task<string[]> Shown(CSharpCompilationOptions options)
    {
        ImmutableArray<Diagnostic> found = await Analysis.Run(
            Analysis.Generate(
                Analysis.Compile(("Model.cs", Model), ("Features.cs", Verify.Features)).WithOptions(options)
            )
        );
        Assert.DoesNotContain(found, static d => d.Severity == DiagnosticSeverity.Error);
        return
        [
            .. found
                .Where(static d => d.Id == DiagnosticIds.LocalSignature)
                .Select(d =>
                    $"{d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}: {d.GetMessage(null)}"
                ),
        ];
    }
}
