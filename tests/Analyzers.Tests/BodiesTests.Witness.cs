using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers.Tests;

/// <summary>The second witness on published networks.</summary>
public sealed partial class BodiesTests
{
    [Fact]
    public async Task NothingInTheIlOfAcceptedModels_IsUnexplained()
    {
        Compilation generated = Analysis.Generate(Analysis.Compile(Read().Where(static b => !Rejected.ContainsKey(b.Key)).Select(static b => (b.Key + ".cs", $"{Usings}namespace Bodies.{b.Key};\n{b.Value}"))));

        Assert.Empty((await Witness.Witnessed.Walk(generated)).Findings);
    }
}
