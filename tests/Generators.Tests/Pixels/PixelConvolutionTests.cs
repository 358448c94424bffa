using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// Convolutions over pixels against plain loops, under the symmetries that the grid keeps, and with derivatives.
/// </summary>
public sealed class PixelConvolutionTests(PixelModels models) : IClassFixture<PixelModels>
{
    private readonly ImageChecks _checks = new(models);

    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_EqualsPlainLoops(string name) => _checks.EqualsPlainLoops(Case(name));

    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_TurnsWithItsImages(string name) => _checks.TurnsWithItsImages(Case(name));

    [Theory]
    [MemberData(nameof(PixelModels.Names), MemberType = typeof(PixelModels))]
    public void Convolution_HasItsDerivatives(string name) => _checks.HasItsDerivatives(Case(name));

    [Fact]
    public void PeriodicImages_AreShiftedWithTheirResult() =>
        Assert.All(PixelCase.All.Where(static c => c.IsPeriodic), _checks.ShiftsWithItsImages);

    [GuardedFact]
    public void Convolution_StaysInside() => Assert.All(PixelCase.All, _checks.StaysInside);

    [Fact]
    public void Convolution_DoesNotDependOnThreads() => _checks.DoesNotDependOnThreads(Case("Turns"));

    private static PixelCase Case(string name) => PixelCase.All.Single(c => c.Name == name);
}
