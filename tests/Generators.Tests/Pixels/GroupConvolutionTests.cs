namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// Group convolutions against plain loops over group and pixels, under all elements of the group, and with derivatives.
/// </summary>
public sealed class GroupConvolutionTests(GroupConvolutionModels models) : IClassFixture<GroupConvolutionModels>
{
    private readonly ImageChecks _checks = new(models);

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_EqualsPlainLoops(string name) => _checks.EqualsPlainLoops(Case(name));

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_TurnsWithItsImages(string name) => _checks.TurnsWithItsImages(Case(name));

    [Theory]
    [MemberData(nameof(GroupConvolutionModels.Names), MemberType = typeof(GroupConvolutionModels))]
    public void Convolution_HasItsDerivatives(string name) => _checks.HasItsDerivatives(Case(name));

    [Fact]
    public void PeriodicImages_AreShiftedWithTheirResult() =>
        Assert.All(GroupConvolutionCase.All.Where(static c => c.IsPeriodic), _checks.ShiftsWithItsImages);

    [Fact]
    public void Convolution_DoesNotDependOnThreads() => _checks.DoesNotDependOnThreads(Case("Groups"));

    private static GroupConvolutionCase Case(string name) => GroupConvolutionCase.All.Single(c => c.Name == name);
}
